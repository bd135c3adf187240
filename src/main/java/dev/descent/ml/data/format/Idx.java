package dev.descent.ml.data.format;

import dev.descent.ml.data.ClassLabels;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.Subfolder;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** MNIST's pair of files: grey images and their classes. */
public record Idx(String images, String labels) implements FormatSpec {
    private static final Parameter<String> IMAGES = Parameter.text("images")
            .required()
            .says("The file of images (idx3-ubyte), gzipped or not, in the folder or archive.");
    private static final Parameter<String> LABELS = Parameter.text("labels")
            .required()
            .says("The file of classes (idx1-ubyte), gzipped or not, in the folder or archive.");
    static final About ABOUT = About.of("idx", "Grey images and their classes in two IDX files, as MNIST has them.")
            .category("images")
            .useWhen("the data is MNIST or comes in its form")
            .parameters(IMAGES, LABELS)
            .example("{\"type\": \"idx\", \"images\": \"t10k-images-idx3-ubyte.gz\","
                    + " \"labels\": \"t10k-labels-idx1-ubyte.gz\"}");

    public Idx {
        Faults faults = new Faults();
        images = IMAGES.of(images, faults);
        labels = LABELS.of(labels, faults);
        faults.raise();
    }

    @Override
    public DataFiles home(DataFiles files) {
        return Subfolder.unwrapped(
                files,
                name -> name.endsWith("/" + images) || name.endsWith("/" + labels),
                names -> names.contains(images));
    }

    @Override
    public RawData read(DataFiles packed, Limits limits, Store store) throws IOException {
        if (!packed.isContainer()) {
            throw Packing.refused(packed, "idx");
        }
        DataFiles files = home(packed);
        Faults faults = new Faults();
        faults.check(files.names().contains(images), "format.images", "is no file of the data set: \"" + images + "\"");
        faults.check(files.names().contains(labels), "format.labels", "is no file of the data set: \"" + labels + "\"");
        faults.raise();
        IdxFile pictures = IdxFile.read(new IdxFile.Source(files, images, limits, store), 3);
        IdxFile classes = IdxFile.read(new IdxFile.Source(files, labels, limits, store), 1);
        check(pictures, classes);
        List<String> names = IntStream.range(0, pictures.items().count())
                .mapToObj(i -> "image " + (i + 1))
                .toList();
        List<String> words = IntStream.range(0, classes.items().count())
                .mapToObj(i -> Integer.toString(classes.items().get(i)[0] & 0xff))
                .toList();
        InputShape shape = InputShape.image(
                1, pictures.dimensions().get(1), pictures.dimensions().get(2));
        return new RawImages(shape, pictures.items(), names, ClassLabels.of(words), List.of());
    }

    private void check(IdxFile pictures, IdxFile classes) {
        int examples = pictures.items().count();
        if (examples != classes.items().count()) {
            throw new InvalidSpec(
                    "uri",
                    "holds " + examples + " images in " + images + " and "
                            + classes.items().count() + " labels in " + labels);
        }
    }
}
