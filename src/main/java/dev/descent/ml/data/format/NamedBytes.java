package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An image file's bytes, with its name. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record NamedBytes(String name, byte[] bytes) {

    /** A way from bytes to what they hold. */
    interface Decoder<T> {
        T decode(byte[] bytes) throws UnreadableImage;
    }

    static NamedBytes read(DataFiles files, String name) throws IOException {
        return new NamedBytes(name, files.read(name, ImageBytes.LARGEST_FILE));
    }

    /** What they hold; null where that is a fault, which names the file. */
    <T> @Nullable T decoded(Faults faults, Decoder<T> decoder) {
        try {
            return decoder.decode(bytes);
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
