package dev.descent.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a database that breaks where it hurts most: between a commit and the word of it. Who commits does not know then whether it
 * happened; it did.
 */
public final class FaultyWire implements AutoCloseable {
    private static final byte[] COMMITTED = "\0\0\0\13COMMIT\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER = 1 << 16;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Faults policy = commit -> Fault.NONE;
    private final AtomicInteger commits = new AtomicInteger();

    /** How a connection breaks. */
    public enum Fault {
        NONE,
        /** Both ends are told that it ends. */
        CUT,
        /** The client's end is reset. */
        RESET,
        /** Nobody is told, and nothing comes any more. */
        HALF_OPEN
    }

    /** Decides by the number of a commit what becomes of the word of it. */
    @FunctionalInterface
    public interface Faults {
        Fault of(int commit);
    }

    /** @param target the database's port on this machine */
    public FaultyWire(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on. */
    public void breakBy(Faults faulty) {
        policy = faulty;
    }

    /** That have happened. */
    public int faults() {
        return faults.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> copy(client, database));
                start(() -> answer(database, client));
            } catch (IOException closed) {
                // the test is over, or the database away: the client tries again
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // the other direction sees it
        }
    }

    private void answer(Socket database, Socket client) {
        byte[] bytes = new byte[BUFFER];
        try (database) {
            InputStream in = database.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                Fault fault = saysCommitted(bytes, count) ? policy.of(commits.incrementAndGet()) : Fault.NONE;
                if (fault != Fault.NONE) {
                    faults.incrementAndGet();
                    end(client, fault);
                    return;
                }
                out.write(bytes, 0, count);
            }
            client.close();
        } catch (IOException broken) {
            // both ends see it
        }
    }

    private static void end(Socket client, Fault fault) throws IOException {
        if (fault == Fault.RESET) {
            reset(client);
        } else if (fault == Fault.CUT) {
            client.close();
        }
    }

    /** Closed without lingering, so that what is sent is a reset. */
    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    private static boolean saysCommitted(byte[] bytes, int count) {
        for (int at = 0; at + COMMITTED.length < count; at++) {
            if (bytes[at] == 'C'
                    && Arrays.equals(bytes, at + 1, at + 1 + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
                return true;
            }
        }
        return false;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "faulty-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
