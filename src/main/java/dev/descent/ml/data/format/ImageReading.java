package dev.descent.ml.data.format;

import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes listed images one after the other, so that only one is held at its full size. */
final class ImageReading {
    static final int MOST_FAULTS = 10;

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
    RawImages read(ImageList list, Store store) throws IOException {
        try (RecordsWriter pictures = store.allocate(list.names().size(), shape.size(), "format.size")) {
            decode(list.names(), pictures);
            faults.raise();
            return new RawImages(shape, pictures.finish(), list.names(), list.labels(), list.warnings())
                    .with(list.given())
                    .weighed(list.weights());
        }
    }

    private void decode(List<String> names, RecordsWriter into) throws IOException {
        for (int i = 0; i < names.size() && faults.list().size() < MOST_FAULTS; i++) {
            byte[] samples = decode(names.get(i));
            if (samples != null) {
                into.put(i, samples);
            }
        }
    }

    private byte @Nullable [] decode(String name) throws IOException {
        try {
            byte[] bytes = files.read(name, ImageBytes.LARGEST_FILE);
            List<Integer> size = shape.dimensions();
            return ImageBytes.decode(bytes, limits.pixels(), size.get(0), size.get(1), size.get(2))
                    .values();
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
