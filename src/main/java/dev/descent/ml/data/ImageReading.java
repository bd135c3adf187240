package dev.descent.ml.data;

import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes listed images one after the other, so that only one is held at its full size. */
final class ImageReading {
    private static final int MOST_FAULTS = 10;
    /** Bytes of one file; 40 megapixels in three channels, uncompressed, have 120 million. */
    private static final int LARGEST_FILE = 256 << 20;

    private final DataFiles files;
    private final Limits limits;
    private final InputShape shape;
    private final Faults faults = new Faults();

    ImageReading(DataFiles files, Limits limits, InputShape shape) {
        this.files = files;
        this.limits = limits;
        this.shape = shape;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the files that are no images */
    RawImages read(ImageList list) throws IOException {
        Memory.check((long) list.names().size() * shape.size(), "format.size");
        List<byte[]> pictures = new ArrayList<>();
        for (String name : list.names()) {
            byte[] samples = decode(name);
            if (samples != null) {
                pictures.add(samples);
            } else if (faults.list().size() == MOST_FAULTS) {
                break;
            }
        }
        faults.raise();
        return new RawImages(shape, pictures, list.names(), ClassLabels.of(list.classes())).noting(list.warnings());
    }

    private byte @Nullable [] decode(String name) throws IOException {
        try {
            byte[] bytes = files.read(name, LARGEST_FILE);
            List<Integer> size = shape.dimensions();
            return ImageBytes.decode(bytes, limits.pixels(), size.get(0), size.get(1), size.get(2))
                    .values();
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
