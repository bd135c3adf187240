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
import java.io.IOException;

/** Decodes images and those that are to be made of them; of large ones only one pair is held at its full size. */
final class PairReading {
    private final DataFiles files;
    private final Limits limits;
    private final Pairs spec;
    private final IdleCores cores;

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
        ExampleImages images = new ExampleImages(files, pairs.images());
        int samples = Math.multiplyExact(spec.target().positions(), spec.targetChannels());
        try (RecordsWriter inputs = store.allocate(count, spec.shape().size(), "format.size");
                RecordsWriter targets = store.allocate(count, samples, "format.size")) {
            images.decode(cores, new ListedPairs(pairs, images, inputs, targets));
            PictureLabels labels = new PictureLabels(spec.target(), targets.finish());
            return new RawImages(
                            spec.shape(),
                            inputs.finish(),
                            pairs.images(),
                            labels,
                            images.notes(pairs.warnings(), labels, pairs.given()))
                    .with(pairs.given());
        }
    }

    /** The pairs in their order. */
    private final class ListedPairs implements TwoAtOnce.Decoding<PairFiles, DecodedPair> {
        private final MaskPairs pairs;
        private final ExampleImages images;
        private final RecordsWriter inputs;
        private final RecordsWriter targets;
        private final PairDecoding decoding = new PairDecoding(spec, limits);

        ListedPairs(MaskPairs pairs, ExampleImages images, RecordsWriter inputs, RecordsWriter targets) {
            this.pairs = pairs;
            this.images = images;
            this.inputs = inputs;
            this.targets = targets;
        }

        @Override
        public PairFiles read(int item) throws IOException {
            NamedBytes input = images.read(item);
            return new PairFiles(input, images.readTarget(input, pairs.masks().get(item)));
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
            images.add(decoded.faults());
            images.add(pairs.images().get(item), decoded.ofInput());
            images.add(pairs.masks().get(item), decoded.ofTarget());
            if (decoded.input() != null && decoded.target() != null) {
                inputs.put(item, decoded.input());
                targets.put(item, decoded.target());
            }
        }

        @Override
        public boolean goesOn() {
            return images.goOn();
        }
    }
}
