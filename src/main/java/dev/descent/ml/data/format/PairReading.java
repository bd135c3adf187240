package dev.descent.ml.data.format;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.PictureLabels;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.format.PairDecoding.DecodedPair;
import dev.descent.ml.data.format.PairDecoding.PairFiles;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Decodes images and those that are to be made of them; of large ones only one pair is held at its full size. */
final class PairReading {
    private final DataFiles files;
    private final Limits limits;
    private final Pairs spec;
    private final IdleCores cores;
    private final Faults faults = new Faults();
    private final Reductions reductions = new Reductions();

    PairReading(DataFiles files, Limits limits, Pairs spec) {
        this(files, limits, spec, IdleCores.HERE);
    }

    PairReading(DataFiles files, Limits limits, Pairs spec, IdleCores cores) {
        this.files = files;
        this.limits = limits;
        this.spec = spec;
        this.cores = cores;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the files that are no images, or not as large as their partners */
    RawImages read(MaskPairs pairs, Store store) throws IOException {
        int count = pairs.images().size();
        SameFiles same = new SameFiles(pairs.images());
        int samples = Math.multiplyExact(spec.target().positions(), spec.targetChannels());
        try (RecordsWriter inputs = store.allocate(count, spec.shape().size(), "format.size");
                RecordsWriter targets = store.allocate(count, samples, "format.size");
                TwoAtOnce<PairFiles, DecodedPair> decoding =
                        new TwoAtOnce<>(cores, new ListedPairs(pairs, inputs, targets, same))) {
            decoding.run(count);
            faults.raise();
            PictureLabels labels = new PictureLabels(spec.target(), targets.finish());
            return new RawImages(
                            spec.shape(),
                            inputs.finish(),
                            pairs.images(),
                            labels,
                            notes(pairs, same.notes(labels, pairs.given())))
                    .with(pairs.given());
        }
    }

    private List<String> notes(MaskPairs pairs, List<String> copies) {
        List<String> notes = new ArrayList<>(pairs.warnings());
        notes.addAll(reductions.notes());
        notes.addAll(copies);
        return notes;
    }

    /** The pairs in their order. */
    private final class ListedPairs implements TwoAtOnce.Decoding<PairFiles, DecodedPair> {
        private final MaskPairs pairs;
        private final RecordsWriter inputs;
        private final RecordsWriter targets;
        private final SameFiles same;
        private final PairDecoding decoding = new PairDecoding(spec, limits);

        ListedPairs(MaskPairs pairs, RecordsWriter inputs, RecordsWriter targets, SameFiles same) {
            this.pairs = pairs;
            this.inputs = inputs;
            this.targets = targets;
            this.same = same;
        }

        @Override
        public PairFiles read(int item) throws IOException {
            NamedBytes input = NamedBytes.read(files, pairs.images().get(item), ImageBytes.LARGEST_FILE);
            same.put(item, input.bytes());
            return new PairFiles(input, NamedBytes.read(files, pairs.masks().get(item), ImageBytes.LARGEST_FILE));
        }

        @Override
        public boolean isSmall(PairFiles read) {
            return ImageBytes.isSmall(read.input().bytes())
                    && ImageBytes.isSmall(read.target().bytes());
        }

        @Override
        public DecodedPair decode(int item, PairFiles read) {
            return decoding.decode(read);
        }

        @Override
        public void take(int item, DecodedPair decoded) throws IOException {
            faults.addAll("", decoded.faults());
            reductions.add(pairs.images().get(item), decoded.ofInput());
            reductions.add(pairs.masks().get(item), decoded.ofTarget());
            if (decoded.input() != null && decoded.target() != null) {
                inputs.put(item, decoded.input());
                targets.put(item, decoded.target());
            }
        }

        @Override
        public boolean goesOn() {
            return faults.list().size() < ImageReading.MOST_FAULTS;
        }
    }
}
