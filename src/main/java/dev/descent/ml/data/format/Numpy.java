package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.image.IgnoredValues;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.numpy.NumpyArray;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images with a label or a mask each in arrays of NumPy's. */
public record Numpy(
        String images,
        String labels,
        Target.@Nullable Task task,
        @Nullable List<Integer> size,
        @Nullable Integer channels,
        @Nullable ChannelOrder order,
        @Nullable MaskClasses classes,
        IgnoredValues ignore)
        implements FormatSpec {
    private static final Parameter<String> IMAGES = Parameter.text("images")
            .orElse("images")
            .says(
                    "The array of images: [N, height, width], or with channels (1, 3 or 4) in the last place or the second. Also"
                            + " what its name is but for a part: with x, x_train and x_test are two parts.");
    private static final Parameter<String> LABELS = Parameter.text("labels")
            .orElse("labels")
            .says(
                    "The array of labels: [N] or [N, 1], [N, K] where several are learned, masks of the images' height and width."
                            + " Named in parts as images is.");
    private static final Parameter<Target.Task> TASK = Parameter.choice(
                    "task",
                    EnumSet.of(
                            Target.Task.CLASSIFICATION,
                            Target.Task.REGRESSION,
                            Target.Task.MULTI_LABEL,
                            Target.Task.SEGMENTATION))
            .says(
                    "What the labels are: a class (its number or name, or a 1 among K zeros), numbers (regression), 0 or 1 for each"
                            + " of K classes (multi_label), or a mask (segmentation, which classes say as well).");
    private static final Parameter<List<Integer>> SIZE =
            Images.sides().says("Height and width that images are resized to; where not given, they stay as they are.");
    private static final Parameter<Integer> CHANNELS =
            Images.channelCount().says("3 for colours, 1 for grey; where not given, as the images have it.");
    private static final Parameter<ChannelOrder> ORDER = Parameter.choice("order", ChannelOrder.class)
            .says(
                    "Where the channels are, where the array's shape does not tell: behind height and width (channels_last), or"
                            + " before them (channels_first).");
    private static final Parameter<MaskClasses> CLASSES = Parameter.<MaskClasses>of("classes", "object of integer")
            .says("Of masks, the number of each class, as for the format masks.");
    private static final Parameter<IgnoredValues> IGNORE = Parameter.<IgnoredValues>of(
                    "ignore", "integer, or list of such")
            .orElse(IgnoredValues.NONE)
            .says("Of masks, the numbers of pixels that do not count, as for the format masks.");
    static final About ABOUT = About.of(
                    "numpy", "Images with a label or a mask each in NumPy's arrays: an .npz file, or .npy files.")
            .category("images")
            .useWhen("images were saved from Python by np.savez or np.save, as MedMNIST's and Keras's data sets are")
            .parameters(IMAGES, LABELS, TASK, SIZE, CHANNELS, ORDER, CLASSES, IGNORE)
            .example("{\"type\": \"numpy\", \"images\": \"x\", \"labels\": \"y\"}");

    public Numpy {
        Faults faults = new Faults();
        images = IMAGES.of(images, faults);
        labels = LABELS.of(labels, faults);
        task = TASK.of(task, faults);
        size = SIZE.of(size, faults);
        channels = CHANNELS.of(channels, faults);
        order = ORDER.of(order, faults);
        classes = CLASSES.of(classes, faults);
        ignore = IGNORE.of(ignore, faults);
        faults.check(!Objects.equals(images, labels), "labels", "must be another array than that of the images");
        task = Masks.learned(task, classes, ignore, null, faults);
        faults.raise();
    }

    /** The task; the constructor has decided where none was given. */
    Target.Task learned() {
        return Objects.requireNonNull(task);
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        if (!files.isContainer()) {
            throw new InvalidSpec(
                    "uri",
                    "must name an .npz file, or a folder or a zip archive with .npy files, for the format numpy");
        }
        List<NumpyArray> arrays = new ArrayList<>();
        for (String name : files.names()) {
            if (NumpyArray.isArray(name)) {
                arrays.add(NumpyArray.of(files, name));
            }
        }
        return new NumpyReading(this, new NumpyParts(this, arrays, limits), limits).read(store);
    }
}
