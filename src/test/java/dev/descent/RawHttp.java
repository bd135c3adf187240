package dev.descent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests written byte by byte, as no client library would. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /** A connection whose answers are waited for. */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /**
     * Sends one request and reads all that comes until the service closes the connection.
     *
     * @param request with {@code Connection: close}; each line feed is sent as CR LF
     */
    public static String ask(int port, String request) throws IOException {
        try (Socket socket = connect(port)) {
            send(socket, request);
            return rest(socket);
        }
    }

    /** A request without a body. */
    public static String ask(int port, String method, String target, String... headers) throws IOException {
        StringBuilder lines = new StringBuilder(method + " " + target + " HTTP/1.1\nConnection: close\n");
        for (String header : headers) {
            lines.append(header).append('\n');
        }
        return ask(port, lines + "\n");
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** What still comes before the end of the connection. */
    public static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(all);
        } catch (SocketException reset) {
            // as good as an end: the service did not wait for all that was sent
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Of an answer; 0 where there was none. */
    public static int status(String answer) {
        return answer.startsWith("HTTP/") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }
}
