package dev.descent.ml.data.format;

import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.MaskBytes;
import dev.descent.ml.data.image.MaskCodes;
import dev.descent.ml.data.image.ObjectBorders;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.image.WeightImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes images, their masks and what these weigh, one pair after the other,
 * so that only one is held at its full size.
 */
final class MaskReading {
    private final DataFiles files;
    private final Limits limits;
    private final Masks spec;
    private final MaskCodes codes;
    private final Faults faults = new Faults();
    private final IgnoredPixels ignored = new IgnoredPixels();

    MaskReading(DataFiles files, Limits limits, Masks spec) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
        this.codes = new MaskCodes(spec.classes(), spec.ignore());
    }

    /**
     * @throws dev.descent.ml.spec.InvalidSpec with the files that are no images,
     *     no masks of these classes, or no weights
     */
    RawImages read(MaskPairs pairs, Store store) throws IOException {
        int count = pairs.images().size();
        int positions = spec.target().positions();
        try (RecordsWriter pictures = store.allocate(count, spec.shape().size(), "format.size");
                RecordsWriter maps = store.allocate(count, positions, "format.size");
                RecordsWriter weights = spec.weights() == null
                        ? null
                        : store.allocate(count, Math.multiplyExact(positions, Float.BYTES), "format.weights")) {
            decode(pairs, new Decoded(pictures, maps, weights));
            MaskLabels labels = new MaskLabels(
                    spec.target(),
                    maps.finish(),
                    spec.classes().colors(),
                    !ignored.isEmpty(),
                    weights == null ? null : weights.finish());
            List<String> notes = Stream.concat(pairs.warnings().stream(), ignored.notes().stream())
                    .toList();
            return new RawImages(spec.shape(), pictures.finish(), pairs.images(), labels, notes).with(pairs.given());
        }
    }

    /** Where what is decoded goes. */
    private record Decoded(
            RecordsWriter pictures,
            RecordsWriter maps,
            @Nullable RecordsWriter weights) {}

    private void decode(MaskPairs pairs, Decoded into) throws IOException {
        List<String> weights = pairs.weights();
        for (int i = 0; i < pairs.images().size() && faults.list().size() < ImageReading.MOST_FAULTS; i++) {
            String mask = pairs.masks().get(i);
            Picture picture = picture(pairs.images().get(i));
            ClassMap map = map(mask);
            if (picture != null && map != null && agree(mask, picture, map)) {
                ClassMap resized = map.resized(spec.size().get(0), spec.size().get(1));
                into.pictures.put(i, resized(picture).values());
                into.maps.put(i, resized.codes());
                if (!spec.ignore().isEmpty()) {
                    ignored.add(mask, resized);
                }
                float[] weighed = weights.isEmpty() ? borders(resized) : weights(weights.get(i), map);
                if (weighed != null && into.weights != null) {
                    into.weights.put(i, bytes(weighed));
                }
            }
        }
        faults.raise();
    }

    private float @Nullable [] borders(ClassMap resized) {
        ObjectBorders border = spec.weights() == null ? null : spec.weights().border();
        return border == null ? null : border.weights(resized, spec.target().outputs());
    }

    private float @Nullable [] weights(String name, ClassMap stored) throws IOException {
        WeightImage image = attempt(name, bytes -> WeightImage.decode(bytes, limits.pixels(), stored));
        return image == null
                ? null
                : image.resized(spec.size().get(0), spec.size().get(1), spec.weightScale());
    }

    private static byte[] bytes(float[] weights) {
        ByteBuffer buffer = ByteBuffer.allocate(weights.length * Float.BYTES);
        buffer.asFloatBuffer().put(weights);
        return buffer.array();
    }

    private @Nullable Picture picture(String name) throws IOException {
        return attempt(name, bytes -> ImageBytes.decode(bytes, limits.pixels()));
    }

    private @Nullable ClassMap map(String name) throws IOException {
        return attempt(name, bytes -> MaskBytes.decode(bytes, limits.pixels(), codes));
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
            return decoder.decode(files.read(name, ImageBytes.LARGEST_FILE));
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
