package dev.descent.ml.data.format;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.format.MaskDecoding.DecodedMask;
import dev.descent.ml.data.format.MaskDecoding.MaskFiles;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decodes images, their masks and what these weigh; of large ones only one pair is held at its full size. */
final class MaskReading {
    private final DataFiles files;
    private final Limits limits;
    private final Masks spec;
    private final IdleCores cores;
    private final MaskNotes notes;

    MaskReading(DataFiles files, Limits limits, Masks spec) {
        this(files, limits, spec, IdleCores.HERE);
    }

    MaskReading(DataFiles files, Limits limits, Masks spec, IdleCores cores) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
        this.cores = cores;
        this.notes = new MaskNotes(
                spec.classes().names(), spec.size(), !spec.ignore().isEmpty());
    }

    /**
     * @throws dev.descent.ml.spec.InvalidSpec with the files that are no images,
     *     no masks of these classes, or no weights
     */
    RawImages read(MaskPairs pairs, Store store) throws IOException {
        ExampleImages images = new ExampleImages(files, pairs.images());
        int count = pairs.images().size();
        int positions = spec.target().positions();
        try (RecordsWriter pictures = store.allocate(count, spec.shape().size(), "format.size");
                RecordsWriter maps = store.allocate(count, positions, "format.size");
                RecordsWriter weights = spec.weights() == null
                        ? null
                        : store.allocate(count, Math.multiplyExact(positions, Float.BYTES), "format.weights")) {
            images.decode(cores, new ListedMasks(pairs, images, new DecodedInto(pictures, maps, weights)));
            MaskLabels labels = new MaskLabels(
                    spec.target(),
                    maps.finish(),
                    spec.classes().colors(),
                    notes.isPartial(),
                    weights == null ? null : weights.finish());
            List<String> before = Stream.concat(pairs.warnings().stream(), notes.all().stream())
                    .toList();
            List<String> told = images.notes(before, labels, pairs.given());
            return new RawImages(spec.shape(), pictures.finish(), pairs.images(), labels, told).with(pairs.given());
        }
    }

    /** Where what is decoded goes. */
    private record DecodedInto(
            RecordsWriter pictures,
            RecordsWriter maps,
            @Nullable RecordsWriter weights) {}

    /** The images with their masks, in their order. */
    private final class ListedMasks implements TwoAtOnce.Decoding<MaskFiles, DecodedMask> {
        private final MaskPairs pairs;
        private final ExampleImages images;
        private final DecodedInto into;
        private final MaskDecoding decoding = new MaskDecoding(spec, limits);

        ListedMasks(MaskPairs pairs, ExampleImages images, DecodedInto into) {
            this.pairs = pairs;
            this.images = images;
            this.into = into;
        }

        @Override
        public MaskFiles read(int item) throws IOException {
            List<String> weights = pairs.weights();
            NamedBytes image = images.read(item);
            String mask = pairs.masks().get(item);
            return new MaskFiles(
                    image,
                    mask.isEmpty() ? null : images.readTarget(image, mask),
                    weights.isEmpty() ? null : images.read(weights.get(item)));
        }

        @Override
        public boolean isSmall(MaskFiles read) {
            return ImageBytes.isSmall(read.image().bytes())
                    && (read.mask() == null || ImageBytes.isSmall(read.mask().bytes()));
        }

        @Override
        public DecodedMask decode(int item, MaskFiles read) {
            return decoding.decode(read);
        }

        @Override
        public void take(int item, DecodedMask decoded) throws IOException {
            images.add(decoded.faults());
            ClassMap map = decoded.map();
            if (decoded.picture() == null || map == null || decoded.occurring() == null) {
                return;
            }
            into.pictures.put(item, decoded.picture());
            images.add(pairs.images().get(item), decoded.lost());
            into.maps.put(item, map.codes());
            String mask = pairs.masks().get(item);
            if (!mask.isEmpty()) {
                notes.add(mask, map, decoded.occurring(), decoded.colors());
            }
            if (decoded.weights() != null && into.weights != null) {
                into.weights.put(item, decoded.weights());
            }
        }

        @Override
        public boolean goesOn() {
            return images.goOn();
        }
    }
}
