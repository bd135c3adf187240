package dev.descent.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many clients of one stream on one thread, each of which counts the events that it gets, in order and each once. */
final class SseClients implements AutoCloseable {
    private static final byte[] ID = "id: ".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final InetSocketAddress server;
    private final String path;
    private final long[][] arrivals;
    private final List<Client> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 17);
    private volatile boolean closed;

    SseClients(int port, String path, int clients, int mostEvents) throws IOException {
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.path = path;
        this.arrivals = new long[clients][mostEvents + 1];
        for (int i = 0; i < clients; i++) {
            this.clients.add(new Client(i));
        }
        Thread thread = new Thread(this::run, "clients");
        thread.setDaemon(true);
        thread.start();
    }

    /** When the events came, by client and number; 0 for never. */
    long[][] arrivals() {
        return arrivals;
    }

    /** Opens connections to go on from where the clients were. */
    void connect(int from, int to) {
        later(() -> clients.subList(from, to).forEach(Client::connect));
    }

    void disconnect(int from, int to) {
        later(() -> clients.subList(from, to).forEach(Client::disconnect));
    }

    /** Lets them read nothing, or go on. */
    void read(int from, int to, boolean read) {
        later(() -> clients.subList(from, to).forEach(client -> client.read(read)));
    }

    /** Clients that have everything up to an event. */
    long have(int from, int to, long seq) {
        return clients.subList(from, to).stream()
                .filter(client -> client.last >= seq)
                .count();
    }

    /** Connections that ended other than by {@link #disconnect}. */
    long broken() {
        return clients.stream().mapToLong(client -> client.broken).sum();
    }

    /** Events that came twice or after a gap. */
    long wrong() {
        return clients.stream().mapToLong(client -> client.wrong).sum();
    }

    private void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(key -> ((Client) key.attachment()).ready(key), 100);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect(0, clients.size());
    }

    /** One connection; touched by the selector's thread only, but for what others may count. */
    private final class Client {
        private final int number;
        private SocketChannel channel;
        private volatile long last;
        private volatile long broken;
        private volatile long wrong;
        /** Of {@code id: }, or the digits after it; -1 elsewhere in a line. */
        private int matched;

        private long id;

        Client(int number) {
            this.number = number;
        }

        void connect() {
            try {
                matched = -1;
                channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_CONNECT, this);
                channel.connect(server);
            } catch (IOException e) {
                throw new IllegalStateException("client " + number, e);
            }
        }

        void disconnect() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                broken++;
            }
        }

        void read(boolean read) {
            SelectionKey key = channel.keyFor(selector);
            if (key != null && key.isValid()) {
                key.interestOps(read ? SelectionKey.OP_READ : 0);
            }
        }

        void ready(SelectionKey key) {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + (last == 0 ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n";
                    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    receive();
                }
            } catch (IOException e) {
                broken++;
                disconnect();
            }
        }

        private void receive() throws IOException {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                broken++;
                channel.close();
                return;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                take(buffer.get());
            }
        }

        private void take(byte next) {
            if (next == '\n') {
                if (matched == ID.length) {
                    event();
                }
                matched = 0;
                id = 0;
            } else if (matched == ID.length) {
                id = id * 10 + next - '0';
            } else if (matched >= 0) {
                matched = next == ID[matched] ? matched + 1 : -1;
            }
        }

        private void event() {
            wrong += id == last + 1 ? 0 : 1;
            last = id;
            arrivals[number][(int) id] = System.nanoTime();
        }
    }
}
