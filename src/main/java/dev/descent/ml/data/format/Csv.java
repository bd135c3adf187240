package dev.descent.ml.data.format;

import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.encode.CategoryEncoding;
import dev.descent.ml.data.encode.ColumnEncoding;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.TableEncoding;
import dev.descent.ml.data.encode.Unseen;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.Parameter;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of separated values. */
public record Csv(
        ColumnNames target,
        Target.@Nullable Task task,
        @Nullable List<String> features,
        List<String> ignore,
        @Nullable List<String> categorical,
        Missing missing,
        @Inline CsvTextSpec text,
        Unseen unseen,
        @Nullable String weight)
        implements TableFormat {
    static final String ENDINGS = "csv, tsv, txt, tab, dat, data";

    static final Parameter<ColumnNames> TARGET = Parameter.<ColumnNames>of("target", ColumnNames.TYPE)
            .required()
            .must("must not be empty", ColumnNames::isNamed)
            .says("The column to predict, or a list of columns that are predicted together.");
    static final Parameter<Target.Task> TASK = Parameter.choice(
                    "task",
                    EnumSet.of(
                            Target.Task.CLASSIFICATION,
                            Target.Task.REGRESSION,
                            Target.Task.MULTI_LABEL,
                            Target.Task.SOFT_LABELS))
            .says(
                    "What is learned: a class (of one column), numbers, multi_label (columns of 0 and 1, of which several "
                            + "may be 1 in a row) or soft_labels (columns of probabilities that sum to 1 in each row). Where "
                            + "not given, a number where the target's values are numbers, else a class; multi_label where "
                            + "several columns hold 0 and 1 alone.");
    static final Parameter<List<String>> FEATURES = Parameter.<List<String>>of("features", "list of string")
            .must("must not be empty", names -> !names.isEmpty())
            .says("The columns to predict from; where not given, all but the target and those ignored.");
    static final Parameter<List<String>> IGNORE = Parameter.<List<String>>of("ignore", "list of string")
            .orElse(List.of())
            .says("Columns to leave out: keys, and what will not be known when a prediction is asked for.");
    static final Parameter<List<String>> CATEGORICAL = Parameter.<List<String>>of("categorical", "list of string")
            .says("Features that are read as words and become one input per category (1000 at most). Given, exactly "
                    + "these: every other feature must be a number. Not given, those that hold no numbers.");
    static final Parameter<Missing> MISSING = Parameter.choice("missing", Missing.class)
            .orElse(Missing.MEAN)
            .says("For a cell that is empty, NA, N/A, NaN or null: take the training part's mean (of a category: "
                    + "none), leave the row out, or refuse the file.");
    static final Parameter<Unseen> UNSEEN = Parameter.choice("unseen", Unseen.class)
            .orElse(Unseen.REFUSE)
            .says("What a prediction does with a word that the training part does not have: refuse it, or take it "
                    + "as none and warn.");
    static final Parameter<String> WEIGHT = Parameter.text("weight")
            .says("A column with a number of at least 0: what each row's loss is multiplied with. It is no feature, and"
                    + " metrics count all rows alike.");
    static final About ABOUT = About.of("csv", "A table of separated values: a row per example.")
            .category("tables")
            .useWhen("examples are rows of numbers and words")
            .parameters(TARGET, TASK, FEATURES, IGNORE, CATEGORICAL, MISSING)
            .parameters(CsvTextSpec.PARAMETERS)
            .parameters(UNSEEN, WEIGHT)
            .example("{\"type\": \"csv\", \"target\": \"species\"}");

    public Csv {
        Faults faults = new Faults();
        target = TARGET.of(target, faults);
        task = TASK.of(task, faults);
        features = FEATURES.of(features, faults);
        ignore = IGNORE.of(ignore, faults);
        categorical = CATEGORICAL.of(categorical, faults);
        missing = MISSING.of(missing, faults);
        weight = WEIGHT.of(weight, faults);
        unseen = UNSEEN.of(unseen, faults);
        checkTask(target, task, faults);
        faults.raise();
        // as the file's names are
        weight = weight == null ? null : Spelling.clean(weight);
        ignore = cleaned(ignore);
        features = features == null ? null : cleaned(features);
        categorical = categorical == null ? null : cleaned(categorical);
    }

    private static void checkTask(@Nullable ColumnNames target, Target.@Nullable Task task, Faults faults) {
        boolean one = target == null || target.isOne();
        faults.check(
                one || task != Target.Task.CLASSIFICATION,
                "task",
                "is classification, for which one column has the classes, and target names several: these are for"
                        + " multi_label, soft_labels or regression");
        faults.check(
                target == null || !one || task != Target.Task.SOFT_LABELS,
                "target",
                "must be a list of at least two columns for soft_labels, one for each class");
    }

    private static List<String> cleaned(List<String> names) {
        return names.stream().map(Spelling::clean).toList();
    }

    @Override
    public CsvReading reading(DataFiles files, Limits limits, Store store, SplitBy by) {
        TableFiles tables = tables(files);
        return new CsvReading(this, source(tables, text.dialect(), limits), tables.warnings(), store, false);
    }

    /** The files that are tables of separated values by their names. */
    static TableFiles tables(DataFiles files) {
        return new TableFiles(files, ENDINGS);
    }

    /** The rows of these files. */
    static TableSource source(TableFiles tables, CsvDialect dialect, Limits limits) {
        return tables.source(
                dialect.header(), name -> TableSource.of(() -> CsvFile.open(tables.files(), name, limits), dialect));
    }

    @Override
    public FormatSpec fitting(Encoding known) {
        if (!(known instanceof TableEncoding table)) {
            return this;
        }
        List<String> inputs = table.columns().stream().map(ColumnEncoding::name).toList();
        List<String> words = table.columns().stream()
                .filter(CategoryEncoding.class::isInstance)
                .map(ColumnEncoding::name)
                .toList();
        return new Csv(target, known.target().task(), inputs, List.of(), words, missing, text, unseen, weight);
    }
}
