package dev.descent.dataset.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A web server that answers the n-th connection with the n-th answer, byte by byte as written, and closes; the last one repeats. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Answer> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Writes what a request gets. */
    interface Answer {
        void write(Request request, OutputStream out) throws IOException;
    }

    /** A request as it came; names of headers in lower case. */
    record Request(String line, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    ScriptedServer(Answer... answers) {
        this(ServerSocketFactory.getDefault(), answers);
    }

    ScriptedServer(ServerSocketFactory sockets, Answer... answers) {
        this.answers = List.of(answers);
        try {
            socket = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** An answer with these lines, blank line and body. */
    static Answer answer(String head, String body) {
        return (request, out) -> {
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    /** A whole file, as it should be served. */
    static Answer file(String etag, String body) {
        return answer("HTTP/1.1 200 OK\nETag: " + etag + "\nContent-Length: " + body.length(), body);
    }

    int port() {
        return socket.getLocalPort();
    }

    String uri(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    List<Request> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection);
            requests.add(request);
            answers.get(Math.min(requests.size(), answers.size()) - 1).write(request, connection.getOutputStream());
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | UnsupportedOperationException clientWent) {
            return;
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = in.readLine();
        if (first == null) {
            throw new IOException("closed before the request");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(first, headers);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
