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
import dev.descent.ml.spec.Faults;
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
    private final Faults faults = new Faults();
    private final IgnoredPixels ignored = new IgnoredPixels();
    private final Reductions reductions = new Reductions();

    MaskReading(DataFiles files, Limits limits, Masks spec) {
        this(files, limits, spec, IdleCores.HERE);
    }

    MaskReading(DataFiles files, Limits limits, Masks spec, IdleCores cores) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
        this.cores = cores;
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
            SameFiles same = new SameFiles(pairs.images());
            decode(pairs, new DecodedInto(pictures, maps, weights, same));
            MaskLabels labels = new MaskLabels(
                    spec.target(),
                    maps.finish(),
                    spec.classes().colors(),
                    !ignored.isEmpty(),
                    weights == null ? null : weights.finish());
            List<String> notes = Stream.of(
                            pairs.warnings(), ignored.notes(), reductions.notes(), same.notes(labels, pairs.given()))
                    .flatMap(List::stream)
                    .toList();
            return new RawImages(spec.shape(), pictures.finish(), pairs.images(), labels, notes).with(pairs.given());
        }
    }

    /** Where what is decoded goes. */
    private record DecodedInto(
            RecordsWriter pictures,
            RecordsWriter maps,
            @Nullable RecordsWriter weights,
            SameFiles same) {}

    private void decode(MaskPairs pairs, DecodedInto into) throws IOException {
        try (TwoAtOnce<MaskFiles, DecodedMask> decoding = new TwoAtOnce<>(cores, new ListedMasks(pairs, into))) {
            decoding.run(pairs.images().size());
        }
        faults.raise();
    }

    /** The images with their masks, in their order. */
    private final class ListedMasks implements TwoAtOnce.Decoding<MaskFiles, DecodedMask> {
        private final MaskPairs pairs;
        private final DecodedInto into;
        private final MaskDecoding decoding = new MaskDecoding(spec, limits);

        ListedMasks(MaskPairs pairs, DecodedInto into) {
            this.pairs = pairs;
            this.into = into;
        }

        @Override
        public MaskFiles read(int item) throws IOException {
            NamedBytes image = read(pairs.images(), item);
            into.same.put(item, image.bytes());
            return new MaskFiles(
                    image, read(pairs.masks(), item), pairs.weights().isEmpty() ? null : read(pairs.weights(), item));
        }

        private NamedBytes read(List<String> names, int item) throws IOException {
            return NamedBytes.read(files, names.get(item), ImageBytes.LARGEST_FILE);
        }

        @Override
        public boolean isSmall(MaskFiles read) {
            return ImageBytes.isSmall(read.image().bytes())
                    && ImageBytes.isSmall(read.mask().bytes());
        }

        @Override
        public DecodedMask decode(int item, MaskFiles read) {
            return decoding.decode(read);
        }

        @Override
        public void take(int item, DecodedMask decoded) throws IOException {
            faults.addAll("", decoded.faults());
            ClassMap map = decoded.map();
            if (decoded.picture() == null || map == null) {
                return;
            }
            into.pictures.put(item, decoded.picture());
            reductions.add(pairs.images().get(item), decoded.lost());
            into.maps.put(item, map.codes());
            if (!spec.ignore().isEmpty()) {
                ignored.add(pairs.masks().get(item), map);
            }
            if (decoded.weights() != null && into.weights != null) {
                into.weights.put(item, decoded.weights());
            }
        }

        @Override
        public boolean goesOn() {
            return faults.list().size() < ImageReading.MOST_FAULTS;
        }
    }
}
