package dev.descent.ml.data;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of separated values in UTF-8. */
public record Csv(
        String target,
        Target.@Nullable Task task,
        @Nullable List<String> features,
        List<String> ignore,
        @Nullable List<String> categorical,
        Missing missing,
        String delimiter,
        Boolean header,
        @Nullable String weight)
        implements FormatSpec {
    private static final Parameter<String> TARGET = Parameter.text("target")
            .required()
            .must("must not be empty", name -> !name.isBlank())
            .says("The column to predict.");
    private static final Parameter<Target.Task> TASK = Parameter.<Target.Task>of("task", "classification | regression")
            .must("must be classification or regression", task -> task != Target.Task.SEGMENTATION)
            .says("What is learned; where not given, a number where the target's values are numbers, else a class.");
    private static final Parameter<List<String>> FEATURES = Parameter.<List<String>>of("features", "list of string")
            .must("must not be empty", names -> !names.isEmpty())
            .says("The columns to predict from; where not given, all but the target and those ignored.");
    private static final Parameter<List<String>> IGNORE = Parameter.<List<String>>of("ignore", "list of string")
            .orElse(List.of())
            .says("Columns to leave out: keys, and what will not be known when a prediction is asked for.");
    private static final Parameter<List<String>> CATEGORICAL = Parameter.<List<String>>of(
                    "categorical", "list of string")
            .says(
                    "Features that are read as words and become one input per category (1000 at most). Given, exactly these: every"
                            + " other feature must be a number. Not given, those that hold no numbers.");
    private static final Parameter<Missing> MISSING = Parameter.<Missing>of("missing", "mean | drop | error")
            .orElse(Missing.MEAN)
            .says(
                    "For a cell that is empty, NA, N/A, NaN or null: take the training part's mean (of a category: none), leave"
                            + " the row out, or refuse the file.");
    private static final Parameter<String> DELIMITER = Parameter.text("delimiter")
            .orElse(",")
            .must("must be one character, and no quote or line break", text -> text.matches("[^\"\r\n]"))
            .says("What stands between cells.");
    private static final Parameter<Boolean> HEADER = Parameter.flag("header")
            .orElse(true)
            .says("Whether the first row has the columns' names; without, they are column_1, column_2 and so on.");
    private static final Parameter<String> WEIGHT = Parameter.text("weight")
            .says("A column with a number of at least 0: what each row's loss is multiplied with. It is no feature, and"
                    + " metrics count all rows alike.");
    static final About ABOUT = About.of("csv", "A table of separated values: a row per example.")
            .category("tables")
            .useWhen("examples are rows of numbers and words")
            .parameters(TARGET, TASK, FEATURES, IGNORE, CATEGORICAL, MISSING, DELIMITER, HEADER, WEIGHT)
            .example("{\"type\": \"csv\", \"target\": \"species\"}");

    public Csv {
        Faults faults = new Faults();
        target = TARGET.of(target, faults);
        task = TASK.of(task, faults);
        features = FEATURES.of(features, faults);
        ignore = IGNORE.of(ignore, faults);
        categorical = CATEGORICAL.of(categorical, faults);
        missing = MISSING.of(missing, faults);
        delimiter = DELIMITER.of(delimiter, faults);
        header = HEADER.of(header, faults);
        weight = WEIGHT.of(weight, faults);
        faults.raise();
    }

    @Override
    public Outline outline() {
        return new Outline(InputShape.flat(1), Target.classification(List.of("a", "b")));
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        return read(files, limits, store, null);
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store, @Nullable String partColumn) throws IOException {
        if (files.isContainer()) {
            throw new InvalidSpec("uri", "must name one file for the format csv, not a folder or an archive");
        }
        return new CsvReading(this, files, partColumn).read();
    }

    @Override
    public Overview overview(DataFiles files, Limits limits, Store store) throws IOException {
        Overview plain = Overview.of(read(files, limits, store)).with(Description.Found.of(files));
        CsvReading reading = new CsvReading(this, files, null);
        return plain.with(reading.facts());
    }

    @Override
    public FormatSpec fitting(Encoding encoding) {
        if (!(encoding instanceof TableEncoding table)) {
            return this;
        }
        List<String> inputs = table.columns().stream().map(ColumnEncoding::name).toList();
        List<String> words = table.columns().stream()
                .filter(CategoryEncoding.class::isInstance)
                .map(ColumnEncoding::name)
                .toList();
        return new Csv(target, encoding.target().task(), inputs, List.of(), words, missing, delimiter, header, weight);
    }

    CsvDialect dialect() {
        return new CsvDialect(delimiter.charAt(0), header);
    }
}
