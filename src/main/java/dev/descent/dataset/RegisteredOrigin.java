package dev.descent.dataset;

import dev.descent.dataset.registry.Registered;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.format.DataPlace;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.ReadWatch;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A registered data set: the bytes that it had when it was registered, or nothing. */
record RegisteredOrigin(Registered dataset, Origin origin) implements Origin {

    @Override
    public String sha256() throws IOException {
        String found = origin.sha256();
        refuseChange(dataset, found);
        return found;
    }

    /** @throws InvalidSpec where a reference has other bytes than when it was registered */
    static void refuseChange(Registered dataset, String found) {
        String registered = dataset.content().sha256();
        if (!found.equals(registered)) {
            throw new InvalidSpec(
                    "uri",
                    "names " + dataset.content().reference()
                            + ", whose bytes are no longer those that were registered: " + found + ", not "
                            + registered);
        }
    }

    @Override
    public @Nullable FormatSpec format() {
        return dataset.format() == null ? null : SpecReader.read(dataset.format(), FormatSpec.class);
    }

    @Override
    public void checkFormat(@Nullable FormatSpec format) {
        origin.checkFormat(format);
    }

    @Override
    public long size() throws IOException {
        return origin.size();
    }

    @Override
    public void watched(ReadWatch watch) {
        origin.watched(watch);
    }

    @Override
    public RawData read(@Nullable FormatSpec format, SplitBy by, Store store) throws IOException {
        return origin.read(format, by, store);
    }

    @Override
    public Overview overview(@Nullable FormatSpec format, Store store) throws IOException {
        return origin.overview(format, store);
    }

    @Override
    public @Nullable DataPlace place() {
        return origin.place();
    }

    @Override
    public void close() throws IOException {
        origin.close();
    }
}
