package dev.descent.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What a socket is told until a time: whoever says a bit now and then holds nobody longer. */
final class DeadlineInput extends FilterInputStream {
    private final Socket socket;
    private final LongSupplier nanos;
    private final long end;

    /** @param nanos the time */
    DeadlineInput(Socket socket, Duration within, LongSupplier nanos) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.nanos = nanos;
        end = nanos.getAsLong() + within.toNanos();
    }

    @Override
    public int read() throws IOException {
        await();
        return super.read();
    }

    /** @throws SocketTimeoutException where the time is over */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        await();
        return super.read(into, offset, length);
    }

    private void await() throws IOException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - nanos.getAsLong());
        if (left <= 0) {
            throw new SocketTimeoutException("it does not say in time who it is");
        }
        socket.setSoTimeout((int) left);
    }
}
