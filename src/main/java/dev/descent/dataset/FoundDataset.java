package dev.descent.dataset;

import dev.descent.ml.data.Part;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.format.OwnParts;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * A part of a data set whose bytes are here, and stay until it is closed; not read yet. It may be closed at any time,
 * from any thread.
 */
public final class FoundDataset implements Closeable {
    private final DatasetSpec asked;
    private final Part part;
    private final Origin origin;
    private final Store store;
    private boolean closed;

    FoundDataset(DatasetSpec asked, Part part, Origin origin, Store store) {
        this.asked = asked;
        this.part = part;
        this.origin = origin;
        this.store = store;
    }

    /**
     * Reads it as a trained model sees it: by the model's encoding, and not by what this data shows. It is not kept.
     * Whoever closes it meanwhile waits.
     *
     * @throws InvalidSpec with what cannot be read or does not fit the model, at paths within what was asked for
     */
    public EncodedPart encode(Encoding encoding) {
        DatasetSpec own = asked.own(part);
        if (own == null) {
            return read(asked, part, encoding);
        }
        String path = DatasetSpec.path(part);
        try {
            EncodedPart all = read(own, Part.ALL, encoding);
            String hash = Objects.requireNonNull(all.resolved().sha256());
            DatasetSpec resolved = asked.reading(all.resolved().format()).pinned(Map.of(path, hash));
            return new EncodedPart(resolved, all.known());
        } catch (InvalidSpec invalid) {
            throw OwnParts.at(path, invalid);
        }
    }

    private synchronized EncodedPart read(DatasetSpec there, Part wanted, Encoding encoding) {
        try {
            if (closed) {
                throw new IOException("a data set was closed before it was read");
            }
            DatasetSpec spec = there.format() == null ? there.reading(origin.format()) : there;
            FormatSpec format = spec.format();
            FormatSpec fitting = format == null ? null : format.fitting(encoding);
            DatasetSpec pinned = spec.pinned(new Origins(Map.of("", origin)).checked(spec));
            RawData raw = origin.read(fitting, spec.split().by(), store);
            return new EncodedPart(pinned, wanted.encode(raw, spec.split(), encoding));
        } catch (IOException e) {
            throw References.unreadable(e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            origin.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a data set", e);
        }
    }
}
