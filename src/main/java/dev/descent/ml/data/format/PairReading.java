package dev.descent.ml.data.format;

import dev.descent.ml.data.PictureLabels;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes images and those that are to be made of them, one pair after the other. */
final class PairReading {
    private final DataFiles files;
    private final Limits limits;
    private final Pairs spec;
    private final Faults faults = new Faults();
    private final Map<Reduction, List<String>> reduced = new EnumMap<>(Reduction.class);

    PairReading(DataFiles files, Limits limits, Pairs spec) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the files that are no images, or not as large as their partners */
    RawImages read(MaskPairs pairs, Store store) throws IOException {
        int count = pairs.images().size();
        int samples = Math.multiplyExact(spec.target().positions(), spec.targetChannels());
        try (RecordsWriter inputs = store.allocate(count, spec.shape().size(), "format.size");
                RecordsWriter targets = store.allocate(count, samples, "format.size")) {
            for (int i = 0; i < count && faults.list().size() < ImageReading.MOST_FAULTS; i++) {
                Picture input = decode(pairs.images().get(i));
                Picture target = decode(pairs.masks().get(i));
                if (input != null && target != null && agree(pairs, i, input, target)) {
                    inputs.put(i, fitted(input, spec.channels()));
                    targets.put(i, fitted(target, spec.targetChannels()));
                }
            }
            faults.raise();
            List<String> notes = new ArrayList<>(pairs.warnings());
            reduced.forEach((what, names) ->
                    notes.add(names.size() + " images have " + what.words() + ": " + ImageList.first(names)));
            PictureLabels labels = new PictureLabels(spec.target(), targets.finish());
            return new RawImages(spec.shape(), inputs.finish(), pairs.images(), labels, notes).with(pairs.given());
        }
    }

    private byte[] fitted(Picture picture, int channels) {
        return picture.inChannels(channels)
                .resized(spec.size().get(0), spec.size().get(1))
                .values();
    }

    private boolean agree(MaskPairs pairs, int index, Picture input, Picture target) {
        boolean same = input.height() == target.height() && input.width() == target.width();
        faults.check(
                same,
                "uri",
                "holds " + pairs.masks().get(index) + ", which has " + target.width() + " x " + target.height()
                        + " pixels where its input has " + input.width() + " x " + input.height());
        return same;
    }

    private @Nullable Picture decode(String name) throws IOException {
        try {
            byte[] bytes = files.read(name, ImageBytes.LARGEST_FILE);
            Picture picture = ImageBytes.decode(bytes, limits.pixels());
            Reduction.of(bytes).forEach(what -> reduced.computeIfAbsent(what, any -> new ArrayList<>())
                    .add(name));
            return picture;
        } catch (UnreadableImage e) {
            faults.add("uri", "holds " + name + ", which " + e.getMessage());
            return null;
        }
    }
}
