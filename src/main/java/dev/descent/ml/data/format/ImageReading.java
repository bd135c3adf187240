package dev.descent.ml.data.format;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.image.UnreadableImage;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decodes listed images; of large ones only one is held at its full size. */
final class ImageReading {
    static final int MOST_FAULTS = 10;

    private final DataFiles files;
    private final Limits limits;
    private final InputShape shape;
    private final IdleCores cores;
    private final Faults faults = new Faults();
    private final Reductions reductions = new Reductions();

    ImageReading(DataFiles files, Limits limits, InputShape shape) {
        this(files, limits, shape, IdleCores.HERE);
    }

    ImageReading(DataFiles files, Limits limits, InputShape shape, IdleCores cores) {
        this.files = files;
        this.limits = limits;
        this.shape = shape;
        this.cores = cores;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with the files that are no images */
    RawImages read(ImageList list, Store store) throws IOException {
        int count = list.names().size();
        SameFiles same = new SameFiles(list.names());
        try (RecordsWriter pictures = store.allocate(count, shape.size(), "format.size");
                TwoAtOnce<byte[], DecodedImage> decoding =
                        new TwoAtOnce<>(cores, new ListedImages(list.names(), pictures, same))) {
            decoding.run(count);
            faults.raise();
            List<String> notes = Stream.of(list.warnings(), reductions.notes(), same.notes(list.labels(), list.given()))
                    .flatMap(List::stream)
                    .toList();
            return new RawImages(shape, pictures.finish(), list.names(), list.labels(), notes)
                    .with(list.given())
                    .weighed(list.weights());
        }
    }

    /** Samples and what they have not of the image, or why there are none. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record DecodedImage(
            byte @Nullable [] samples,
            Set<Reduction> lost,
            @Nullable String fault) {}

    /** The images in their order. */
    private final class ListedImages implements TwoAtOnce.Decoding<byte[], DecodedImage> {
        private final List<String> names;
        private final RecordsWriter into;
        private final SameFiles same;

        ListedImages(List<String> names, RecordsWriter into, SameFiles same) {
            this.names = names;
            this.into = into;
            this.same = same;
        }

        @Override
        public byte[] read(int item) throws IOException {
            byte[] bytes = files.read(names.get(item), ImageBytes.LARGEST_FILE);
            same.put(item, bytes);
            return bytes;
        }

        @Override
        public boolean isSmall(byte[] read) {
            return ImageBytes.isSmall(read);
        }

        @Override
        public DecodedImage decode(int item, byte[] read) {
            List<Integer> size = shape.dimensions();
            try {
                Picture picture = ImageBytes.decode(read, limits.pixels());
                // before it is resized, which averages bright pixels away
                Set<Reduction> lost = Reduction.of(read, picture, size.subList(1, 3));
                Picture resized = picture.inChannels(size.get(0)).resized(size.get(1), size.get(2));
                return new DecodedImage(resized.values(), lost, null);
            } catch (UnreadableImage e) {
                return new DecodedImage(null, Set.of(), e.getMessage());
            }
        }

        @Override
        public void take(int item, DecodedImage decoded) throws IOException {
            if (decoded.samples() == null) {
                faults.add("uri", "holds " + names.get(item) + ", which " + decoded.fault());
            } else {
                into.put(item, decoded.samples());
                reductions.add(names.get(item), decoded.lost());
            }
        }

        @Override
        public boolean goesOn() {
            return faults.list().size() < MOST_FAULTS;
        }
    }
}
