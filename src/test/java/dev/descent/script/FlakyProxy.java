package dev.descent.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes every other connection on to a server; the others are cut in the middle of the answer, closed, or answered 502 or 503. */
final class FlakyProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger connections = new AtomicInteger();
    private final int target;

    FlakyProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                int number = connections.getAndIncrement();
                start(() -> serve(client, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, int number) {
        try (client) {
            switch (number % 8) {
                case 0 -> pass(client, 40);
                case 2 -> refuse(client, "502 Bad Gateway");
                case 4 -> {}
                case 6 -> refuse(client, "503 Service Unavailable");
                default -> pass(client, Long.MAX_VALUE);
            }
        } catch (IOException cut) {
            // the other side is gone as well
        }
    }

    private static void refuse(Socket client, String status) throws IOException {
        client.getInputStream().read(new byte[4096]);
        client.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** @param most bytes of the answer */
    private void pass(Socket client, long most) throws IOException {
        try (Socket server = new Socket("127.0.0.1", target)) {
            start(() -> {
                try {
                    client.getInputStream().transferTo(server.getOutputStream());
                } catch (IOException over) {
                    // the answer has ended
                }
            });
            InputStream answer = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            long left = most;
            for (int read = answer.read(buffer); read > 0 && left > 0; read = left > 0 ? answer.read(buffer) : 0) {
                out.write(buffer, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "flaky-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
