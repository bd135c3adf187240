package dev.descent.spark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A connection between an executor and the driver, on which tasks go one way and answers the other. Spark's own way for them takes a
 * job, two broadcasts and a dozen messages a round.
 *
 * @param executor at its other end, or that calls, as Spark names it
 */
record TaskLine(Socket socket, ObjectInputStream in, ObjectOutputStream out, String executor) implements AutoCloseable {
    /** For all that is said before either end is known. */
    static final Duration HELLO = Duration.ofSeconds(10);

    private static final int SILENT_SECONDS = 30;
    private static final int BUFFER = 1 << 16;
    private static final String EXECUTOR = "executor";
    private static final String DRIVER = "driver";
    /** All that an answer is made of. */
    private static final ObjectInputFilter ANSWERS =
            ObjectInputFilter.Config.createFilter("dev.descent.**;java.base/java.lang.*;java.base/java.util.*;!*");

    /**
     * From the executor's end: reads no object before who answers has shown that it is the run's driver.
     *
     * @throws IOException where it does not
     */
    static TaskLine calling(Socket socket, RunToken token, String executor) throws IOException {
        byte[] challenge = RunToken.challenge();
        DataInputStream heard = inTime(socket, HELLO);
        byte[] proof = token.proof(EXECUTOR, read(heard, RunToken.CHALLENGE_BYTES));
        DataOutputStream hello = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        hello.write(proof);
        hello.write(challenge);
        hello.writeUTF(executor);
        hello.flush();
        if (!token.isProven(DRIVER, challenge, read(heard, RunToken.PROOF_BYTES))) {
            throw new IOException("who answers does not know the run's token");
        }
        return open(socket, executor, null);
    }

    /**
     * From the driver's end: reads no object before the caller has shown that it belongs to the run.
     *
     * @param within time for that
     * @throws IOException where it does not
     */
    static TaskLine answering(Socket socket, RunToken token, Duration within) throws IOException {
        byte[] challenge = RunToken.challenge();
        socket.getOutputStream().write(challenge);
        DataInputStream hello = inTime(socket, within);
        if (!token.isProven(EXECUTOR, challenge, read(hello, RunToken.PROOF_BYTES))) {
            throw new IOException("it does not know the run's token");
        }
        byte[] back = read(hello, RunToken.CHALLENGE_BYTES);
        String executor = hello.readUTF();
        socket.getOutputStream().write(token.proof(DRIVER, back));
        return open(socket, executor, ANSWERS);
    }

    private static DataInputStream inTime(Socket socket, Duration within) throws IOException {
        return new DataInputStream(new DeadlineInput(socket, within, System::nanoTime));
    }

    private static byte[] read(DataInputStream from, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        from.readFully(read);
        return read;
    }

    private static TaskLine open(Socket socket, String executor, @Nullable ObjectInputFilter allowed)
            throws IOException {
        socket.setSoTimeout((int) HELLO.toMillis());
        socket.setTcpNoDelay(true);
        keepAlive(socket);
        ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
        out.flush();
        ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        if (allowed != null) {
            in.setObjectInputFilter(allowed);
        }
        socket.setSoTimeout(0);
        return new TaskLine(socket, in, out, executor);
    }

    /** Often enough for what lies between, which may forget lines that are silent for minutes, as they are in long rounds. */
    private static void keepAlive(Socket socket) throws IOException {
        socket.setKeepAlive(true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SILENT_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SILENT_SECONDS);
        }
    }

    /** Null is the last thing said. */
    void say(@Nullable Object what) throws IOException {
        out.writeObject(what);
        out.reset();
        out.flush();
    }

    /** What the other end says next; null where that is the last. */
    @Nullable
    Object hear() throws IOException {
        try {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("the other end has another program", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
