package dev.descent.cluster;

import dev.descent.ml.train.StopSignal;
import dev.descent.ml.train.StopSignal.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that is read as long as a run goes on. */
final class StoppableInput extends FilterInputStream {
    private final StopSignal stop;

    StoppableInput(InputStream file, StopSignal stop) {
        super(file);
        this.stop = stop;
    }

    /** @throws CopyStopped where it is to stop */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Reason reason = stop.requested();
        if (reason != null) {
            throw new CopyStopped(reason);
        }
        return super.read(into, offset, length);
    }
}
