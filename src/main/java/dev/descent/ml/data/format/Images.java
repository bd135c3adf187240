package dev.descent.ml.data.format;

import dev.descent.ml.data.NameExpression;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images with a class each: named in a table, or in a folder per class. */
public record Images(
        @Nullable String manifest,
        String image,
        ColumnNames label,
        List<Integer> size,
        Integer channels,
        @Nullable String weight,
        Target.Task task,
        @Nullable String labelPattern)
        implements FormatSpec {
    private static final int LARGEST = 1024;
    private static final Parameter<String> MANIFEST = Parameter.text("manifest")
            .says("A CSV with an image's relative name and its label in each row; where not given, the folder that an"
                    + " image is in is its class, and folders train, val and test above or below these are the"
                    + " split.");
    private static final Parameter<String> IMAGE =
            Parameter.text("image").orElse("image").says("The manifest's column of names.");
    private static final Parameter<ColumnNames> LABEL = Parameter.<ColumnNames>of("label", ColumnNames.TYPE)
            .must("must not be empty", ColumnNames::isNamed)
            .orElse(ColumnNames.of("label"))
            .says("The manifest's column of labels, or a list of columns where several numbers are learned.");
    static final Parameter<List<Integer>> SIZE =
            sides().required().says("Height and width that all images are resized to.");
    static final Parameter<Integer> CHANNELS = channelCount().orElse(3).says("3 for colours, 1 for grey.");
    private static final Parameter<String> WEIGHT = Parameter.text("weight")
            .says("The manifest's column with a number of at least 0: what each image's loss is multiplied with. "
                    + "Metrics count all images alike.");
    private static final Parameter<Target.Task> TASK = Parameter.choice(
                    "task", EnumSet.of(Target.Task.CLASSIFICATION, Target.Task.REGRESSION, Target.Task.MULTI_LABEL))
            .orElse(Target.Task.CLASSIFICATION)
            .says("What the labels are: a class, numbers (regression), or any number of classes, separated by | "
                    + "(multi_label). Numbers are for a manifest or label_pattern, several classes for a manifest.");
    private static final Parameter<String> LABEL_PATTERN = Parameter.text("label_pattern")
            .says(
                    "A regular expression (RE2) for the names of files, folders aside, where these say the label: what it finds, or"
                            + " what it finds in its brackets, is the label (^([a-z]+) finds the cat of cat.12.jpg).");
    static final About ABOUT = About.of(
                    "images", "Images (PNG, JPEG, BMP) with a label each, in a folder or a zip archive.")
            .category("images")
            .useWhen("each image as a whole has one class, several classes, or numbers")
            .parameters(MANIFEST, IMAGE, LABEL, SIZE, CHANNELS, WEIGHT, TASK, LABEL_PATTERN)
            .example("{\"type\": \"images\", \"manifest\": \"labels.csv\", \"size\": [64, 64]}");

    public Images {
        Faults faults = new Faults();
        manifest = MANIFEST.of(manifest, faults);
        image = IMAGE.of(image, faults);
        label = LABEL.of(label, faults);
        size = SIZE.of(size, faults);
        channels = CHANNELS.of(channels, faults);
        weight = WEIGHT.of(weight, faults);
        faults.check(weight == null || manifest != null, "weight", "is a column of a manifest, and there is none");
        task = TASK.of(task, faults);
        labelPattern = LABEL_PATTERN.of(labelPattern, faults);
        String flaw = labelPattern == null ? null : NameExpression.flaw(labelPattern);
        faults.check(flaw == null, "label_pattern", Objects.requireNonNullElse(flaw, ""));
        faults.check(
                labelPattern == null || manifest == null, "label_pattern", "is given, and so is manifest: one will do");
        faults.check(
                task == Target.Task.CLASSIFICATION || manifest != null || labelPattern != null,
                "task",
                "is for labels of a manifest or of label_pattern, and there is neither: folders are classes");
        faults.check(
                task != Target.Task.MULTI_LABEL || labelPattern == null,
                "task",
                "is for labels of a manifest: a name says one class, or one number");
        ManifestLabels.checkColumns(label, task, faults);
        faults.raise();
    }

    static Parameter<List<Integer>> sides() {
        return Parameter.<List<Integer>>of("size", "list of integer")
                .must(
                        "must be a height and a width from 1 to " + LARGEST,
                        size -> size.size() == 2 && size.stream().allMatch(n -> n >= 1 && n <= LARGEST));
    }

    static Parameter<Integer> channelCount() {
        return Parameter.integer("channels").must("must be 1 or 3", n -> n == 1 || n == 3);
    }

    @Override
    public Outline outline() {
        return new Outline(
                InputShape.image(channels, size.get(0), size.get(1)), new Target(task, List.of("a", "b"), 1, 1));
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        return read(files, limits, store, SplitBy.SHARES);
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store, SplitBy by) throws IOException {
        if (!files.isContainer()) {
            throw Packing.refused(files, "images");
        } else if (manifest == null) {
            by.refuseColumns("is for images that a manifest names, and the format has none");
        }
        DataFiles home = home(files);
        ImageList list = list(home, by);
        list.check(files);
        return new ImageReading(home, limits, shape()).read(list, store);
    }

    private ImageList list(DataFiles home, SplitBy by) throws IOException {
        if (manifest != null) {
            return new ImageManifest(home, this, manifest, by).list();
        }
        return labelPattern == null ? ImageFolders.list(home) : new LabellingNames(home, task, labelPattern).list();
    }

    @Override
    public DataFiles home(DataFiles files) {
        return manifest == null ? ImageFolders.home(files) : ImageManifest.home(files, manifest);
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }
}
