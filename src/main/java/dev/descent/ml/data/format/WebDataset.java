package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.image.IgnoredValues;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.overview.Description;
import dev.descent.ml.data.overview.ImagesFound;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.TarShards;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images with a label or a mask each in tar archives, whose files belong together by their names. */
public record WebDataset(
        List<Integer> size,
        Integer channels,
        @Nullable String image,
        @Nullable String label,
        @Nullable ColumnNames path,
        Target.@Nullable Task task,
        @Nullable MaskClasses classes,
        IgnoredValues ignore,
        @Nullable Integer threshold)
        implements FormatSpec {
    private static final Parameter<String> IMAGE = ending("image")
            .says(
                    "The ending of images, what stands behind the first point of their names (jpg, left.png); needed where"
                            + " samples have several.");
    private static final Parameter<String> LABEL = ending("label")
            .says(
                    "The ending of the files with the labels; where not given, cls, with path json, and with classes seg.png"
                            + " or mask.png (or bmp).");
    private static final Parameter<ColumnNames> PATH = Parameter.<ColumnNames>of("path", ColumnNames.TYPE)
            .must("must not be empty", ColumnNames::isNamed)
            .says("Where the label is in JSON: names of members, and places in arrays from 0, with points between them"
                    + " (object.class, box.0), or a list of such where several numbers are learned.");
    private static final Parameter<Target.Task> TASK = Parameter.choice(
                    "task",
                    EnumSet.of(
                            Target.Task.CLASSIFICATION,
                            Target.Task.REGRESSION,
                            Target.Task.MULTI_LABEL,
                            Target.Task.SEGMENTATION))
            .says(
                    "What the labels are: a class, numbers (regression), any number of classes (multi_label: a list in JSON,"
                            + " or separated by | in text), or a mask (segmentation, which classes say as well).");
    private static final Parameter<MaskClasses> CLASSES = Parameter.<MaskClasses>of(
                    "classes", "object of grey value or \"#rrggbb\"")
            .says("Of masks, the value of each class, as for the format masks.");
    private static final Parameter<IgnoredValues> IGNORE = Parameter.<IgnoredValues>of(
                    "ignore", "grey value, \"#rrggbb\", or list of such")
            .orElse(IgnoredValues.NONE)
            .says("Of masks, the values of pixels that do not count, as for the format masks.");
    private static final Parameter<Integer> THRESHOLD = Parameter.integer("threshold")
            .says("Of masks, the grey level that parts two classes, as for the format masks.");
    static final About ABOUT = About.of(
                    "webdataset", "Images (PNG, JPEG, BMP) with a label or a mask each in tar archives (shards).")
            .category("images")
            .useWhen("images are in .tar or .tar.gz archives in WebDataset's layout: 1.jpg and 1.cls are a sample")
            .parameters(Images.SIZE, Images.CHANNELS, IMAGE, LABEL, PATH, TASK, CLASSES, IGNORE, THRESHOLD)
            .example("{\"type\": \"webdataset\", \"size\": [64, 64]}");

    public WebDataset {
        Faults faults = new Faults();
        size = Images.SIZE.of(size, faults);
        channels = Images.CHANNELS.of(channels, faults);
        image = lower(IMAGE.of(image, faults));
        label = lower(LABEL.of(label, faults));
        path = PATH.of(path, faults);
        task = TASK.of(task, faults);
        classes = CLASSES.of(classes, faults);
        ignore = IGNORE.of(ignore, faults);
        threshold = THRESHOLD.of(threshold, faults);
        task = Masks.learned(task, classes, ignore, threshold, faults);
        faults.check(
                path == null || task != Target.Task.SEGMENTATION,
                "path",
                "is for labels in JSON, and masks are images");
        faults.check(path == null || label == null || isJson(label), "path", "is for labels in JSON, was for " + label);
        boolean one = path == null || path.isOne() || task == Target.Task.REGRESSION;
        faults.check(one, "path", "must be one unless task is regression");
        faults.check(image == null || !image.equals(label), "label", "must be another ending than that of the images");
        faults.raise();
    }

    private static Parameter<String> ending(String name) {
        return Parameter.text(name)
                .must(
                        "must be an ending such as jpg, at most 100 characters without /",
                        text -> text.length() <= 100
                                && !text.isBlank()
                                && !text.startsWith(".")
                                && !text.contains("/"));
    }

    private static @Nullable String lower(@Nullable String ending) {
        return ending == null ? null : ending.toLowerCase(Locale.ROOT);
    }

    /** Whether a file is JSON by its name. */
    static boolean isJson(String name) {
        return name.equals("json") || name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** The task; the constructor has decided where none was given. */
    Target.Task learned() {
        return Objects.requireNonNull(task);
    }

    boolean isOfMasks() {
        return task == Target.Task.SEGMENTATION;
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }

    /** How images and masks are decoded, wherever they lie. */
    Masks masks(MaskClasses values) {
        return new Masks(
                "images",
                "masks",
                size,
                channels,
                values,
                "",
                "",
                "",
                "",
                ignore,
                threshold,
                null,
                1.0,
                Unpaired.REFUSE);
    }

    @Override
    public Outline outline() {
        return classes == null
                ? new Outline(shape(), new Target(learned(), List.of("a", "b"), 1, 1))
                : masks(classes).outline();
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        try (TarShards shards = new ShardFiles(files).open(limits)) {
            return new ShardReading(this, files, shards, limits).read(store);
        }
    }

    @Override
    public Overview overview(DataFiles files, Limits limits, Store store) throws IOException {
        try (TarShards shards = new ShardFiles(files).open(limits)) {
            RawData data = new ShardReading(this, files, shards, limits).read(store);
            return Overview.of(data).with(Description.Found.of(files)).with(ImagesFound.of(data, shards));
        }
    }
}
