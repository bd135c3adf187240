package dev.descent.ml.data;

import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.MaskBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decodes images and their masks, one pair after the other, so that only one is held at its full size. */
final class MaskReading {
    private final DataFiles files;
    private final Limits limits;
    private final Masks spec;
    private final Faults faults = new Faults();

    MaskReading(DataFiles files, Limits limits, Masks spec) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the files that are no images, or no masks of these classes */
    RawImages read(MaskPairs pairs, Store store) throws IOException {
        int count = pairs.images().size();
        InputShape shape = spec.shape();
        Target target = spec.target();
        try (RecordsWriter pictures = store.allocate(count, shape.size(), "format.size");
                RecordsWriter maps = store.allocate(count, target.positions(), "format.size")) {
            for (int i = 0; i < count && faults.list().size() < ImageReading.MOST_FAULTS; i++) {
                Picture picture = picture(pairs.images().get(i));
                ClassMap map = map(pairs.masks().get(i));
                if (picture != null && map != null && agree(pairs.masks().get(i), picture, map)) {
                    pictures.put(i, resized(picture).values());
                    maps.put(i, map.resized(target.height(), target.width()).codes());
                }
            }
            faults.raise();
            MaskLabels labels =
                    new MaskLabels(target, maps.finish(), spec.classes().colors());
            return new RawImages(shape, pictures.finish(), pairs.images(), labels, pairs.warnings())
                    .with(pairs.given());
        }
    }

    private @Nullable Picture picture(String name) throws IOException {
        return attempt(name, bytes -> ImageBytes.decode(bytes, limits.pixels()));
    }

    private @Nullable ClassMap map(String name) throws IOException {
        return attempt(name, bytes -> MaskBytes.decode(bytes, limits.pixels(), spec.classes()));
    }

    private Picture resized(Picture picture) {
        return picture.inChannels(spec.channels())
                .resized(spec.size().get(0), spec.size().get(1));
    }

    private boolean agree(String mask, Picture picture, ClassMap map) {
        boolean same = picture.height() == map.height() && picture.width() == map.width();
        faults.check(
                same,
                "uri",
                "holds " + mask + ", which has " + map.width() + " x " + map.height() + " pixels where its image has "
                        + picture.width() + " x " + picture.height());
        return same;
    }

    /** A way from bytes to what they hold. */
    private interface Decoder<T> {
        T decode(byte[] bytes) throws UnreadableImage;
    }

    private <T> @Nullable T attempt(String name, Decoder<T> decoder) throws IOException {
        try {
            return decoder.decode(files.read(name, ImageReading.LARGEST_FILE));
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
