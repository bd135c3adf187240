package dev.descent.ml.data.format;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes listed images; of large ones only one is held at its full size. */
final class ImageReading {
    private final DataFiles files;
    private final Limits limits;
    private final InputShape shape;
    private final IdleCores cores;

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
        ExampleImages images = new ExampleImages(files, list.names());
        try (RecordsWriter pictures = store.allocate(list.names().size(), shape.size(), "format.size")) {
            images.decode(cores, new ListedImages(list.names(), images, pictures));
            List<String> notes = images.notes(list.warnings(), list.labels(), list.given());
            return new RawImages(shape, pictures.finish(), list.names(), list.labels(), notes)
                    .with(list.given())
                    .weighed(list.weights())
                    .dividedBy(list.dividing());
        }
    }

    /** Samples, what they have not of the image and how it is stored, or why there are none. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record DecodedImage(
            byte @Nullable [] samples,
            Set<Reduction> lost,
            @Nullable StoredForm form,
            List<Violation> faults) {}

    /** The images in their order. */
    private final class ListedImages implements TwoAtOnce.Decoding<NamedBytes, DecodedImage> {
        private final List<String> names;
        private final ExampleImages images;
        private final RecordsWriter into;

        ListedImages(List<String> names, ExampleImages images, RecordsWriter into) {
            this.names = names;
            this.images = images;
            this.into = into;
        }

        @Override
        public NamedBytes read(int item) throws IOException {
            return images.read(item);
        }

        @Override
        public boolean isSmall(NamedBytes read) {
            return ImageBytes.isSmall(read.bytes());
        }

        @Override
        public DecodedImage decode(int item, NamedBytes read) {
            int channels = shape.dimensions().get(0);
            List<Integer> size = shape.dimensions().subList(1, 3);
            Faults faults = new Faults();
            WholePicture whole = WholePicture.of(read, limits.pixels(), size, faults);
            return whole == null
                    ? new DecodedImage(null, Set.of(), null, faults.list())
                    : new DecodedImage(whole.samples(channels, size), whole.lost(), whole.form(), List.of());
        }

        @Override
        public void take(int item, DecodedImage decoded) throws IOException {
            images.add(decoded.faults());
            images.add(names.get(item), decoded.lost());
            images.put(item, decoded.form());
            if (decoded.samples() != null) {
                into.put(item, decoded.samples());
            }
        }

        @Override
        public boolean goesOn() {
            return images.goOn();
        }
    }
}
