package dev.descent.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a server, and cuts the first ones after some bytes of the answer's body. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final int cuts;
    private final int bodyBytes;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * @param cuts connections to cut
     * @param bodyBytes that pass before
     */
    public CuttingProxy(int target, int cuts, int bodyBytes) throws IOException {
        this.target = target;
        this.cuts = cuts;
        this.bodyBytes = bodyBytes;
        this.socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Heads of requests, in lower case. */
    public List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket server = new Socket("127.0.0.1", target)) {
            String request = head(client.getInputStream());
            requests.add(request.toLowerCase(Locale.ROOT));
            boolean cut = requests.size() <= cuts;
            server.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = server.getInputStream();
            OutputStream out = client.getOutputStream();
            out.write(head(answer).getBytes(StandardCharsets.ISO_8859_1));
            out.write(cut ? answer.readNBytes(bodyBytes) : answer.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new IOException("closed within a head");
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
