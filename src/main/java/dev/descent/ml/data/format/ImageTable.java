package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images that are written as numbers in a table: a row has the samples of one, and its label. */
public record ImageTable(
        ColumnNames label,
        Target.Task task,
        List<Integer> size,
        Integer channels,
        ChannelOrder order,
        @Nullable String pixels,
        List<String> ignore,
        @Inline CsvTextSpec text,
        @Nullable String weight)
        implements FormatSpec {
    private static final Parameter<ColumnNames> LABEL = Parameter.<ColumnNames>of("label", ColumnNames.TYPE)
            .must("must not be empty", ColumnNames::isNamed)
            .orElse(ColumnNames.of("label"))
            .says("The column of labels, or a list of columns where several numbers are learned.");
    private static final Parameter<Target.Task> TASK = Parameter.choice(
                    "task", EnumSet.of(Target.Task.CLASSIFICATION, Target.Task.REGRESSION, Target.Task.MULTI_LABEL))
            .orElse(Target.Task.CLASSIFICATION)
            .says("What the labels are: a class, numbers (regression), or any number of classes, separated by |"
                    + " (multi_label).");
    private static final Parameter<List<Integer>> SIZE = Images.sides()
            .required()
            .says("Height and width of the images; times channels it must be the number of samples in a row.");
    private static final Parameter<Integer> CHANNELS =
            Images.channelCount().orElse(1).says("1 for grey, 3 for colours.");
    private static final Parameter<ChannelOrder> ORDER = Parameter.choice("order", ChannelOrder.class)
            .orElse(ChannelOrder.CHANNELS_LAST)
            .says("How the samples of colours follow each other: those of a pixel together (channels_last), or all of a"
                    + " channel before the next (channels_first). Pixels are row by row from the top.");
    private static final Parameter<String> PIXELS = Parameter.text("pixels")
            .says(
                    "The column whose cells have all samples of an image, separated by spaces, commas or semicolons; where"
                            + " not given, each other column is one, in the file's order.");
    private static final Parameter<List<String>> IGNORE = Parameter.<List<String>>of("ignore", "list of string")
            .orElse(List.of())
            .says("Columns that are no samples, such as keys.");
    private static final Parameter<String> WEIGHT = Parameter.text("weight")
            .says("A column with a number of at least 0: what each image's loss is multiplied with. Metrics count all"
                    + " images alike.");
    static final About ABOUT = About.of(
                    "image_table", "Images whose samples are numbers from 0 to 255 in a table: a row per image.")
            .category("images")
            .useWhen("a CSV has a column for each pixel (label, pixel0, pixel1, …), or one with all pixels of an image")
            .parameters(LABEL, TASK, SIZE, CHANNELS, ORDER, PIXELS, IGNORE)
            .parameters(CsvTextSpec.PARAMETERS)
            .parameters(WEIGHT)
            .example("{\"type\": \"image_table\", \"label\": \"label\", \"size\": [28, 28]}");

    public ImageTable {
        Faults faults = new Faults();
        label = LABEL.of(label, faults);
        task = TASK.of(task, faults);
        size = SIZE.of(size, faults);
        channels = CHANNELS.of(channels, faults);
        order = ORDER.of(order, faults);
        pixels = PIXELS.of(pixels, faults);
        ignore = IGNORE.of(ignore, faults);
        weight = WEIGHT.of(weight, faults);
        ManifestLabels.checkColumns(label, task, faults);
        faults.raise();
        // as the file's names are
        pixels = pixels == null ? null : Spelling.clean(pixels);
        weight = weight == null ? null : Spelling.clean(weight);
        ignore = ignore.stream().map(Spelling::clean).toList();
    }

    @Override
    public Outline outline() {
        return new Outline(shape(), new Target(task, List.of("a", "b"), 1, 1));
    }

    @Override
    public int readings() {
        return weight == null ? 3 : 4;
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        return read(files, limits, store, SplitBy.SHARES);
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store, SplitBy by) throws IOException {
        TableFiles tables = Csv.tables(files);
        return new ImageTableReading(this, Csv.source(tables, text.dialect(), limits), by)
                .read(tables.warnings(), store);
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }
}
