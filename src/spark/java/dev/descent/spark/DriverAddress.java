package dev.descent.spark;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Where executors reach the driver for a run's tasks.
 *
 * @param host as Spark's own connections name it
 * @param token that whoever calls has to know
 */
record DriverAddress(String host, int port, RunToken token) implements Serializable {
    private static final int CONNECT_MILLIS = 30_000;

    /**
     * Calls it.
     *
     * @param executor that calls, as Spark names it
     * @throws DriverUnreached where the driver cannot be reached
     */
    TaskLine call(String executor) throws IOException {
        Socket socket = new Socket();
        try {
            connect(socket, executor);
            return TaskLine.calling(socket, token, executor);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void connect(Socket socket, String executor) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            throw new DriverUnreached(executor, this, e);
        }
    }
}
