package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what a data set's spec refers to, wherever that is. */
@FunctionalInterface
public interface RawReader {

    /**
     * The data of a reference.
     *
     * @param path of the reference in the spec; the data itself is at the root
     * @param by what of it says how it is divided
     * @throws dev.descent.ml.spec.InvalidSpec where it cannot be read so
     */
    RawData read(String path, @Nullable FormatSpec format, SplitBy by) throws IOException;
}
