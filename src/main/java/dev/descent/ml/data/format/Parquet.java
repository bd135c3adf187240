package dev.descent.ml.data.format;

import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.Unseen;
import dev.descent.ml.data.parquet.ParquetTable;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table in Parquet's columns; as what it is read is decided as for {@link Csv}, which has the same parameters. */
public record Parquet(
        ColumnNames target,
        Target.@Nullable Task task,
        @Nullable List<String> features,
        List<String> ignore,
        @Nullable List<String> categorical,
        Missing missing,
        List<String> missingValues,
        Unseen unseen,
        @Nullable String weight)
        implements TableFormat {
    static final String ENDINGS = "parquet, parq, pq";
    static final About ABOUT = About.of("parquet", "A table in Parquet's columns: a row per example.")
            .category("tables")
            .useWhen("examples are rows that another program wrote as Parquet, in one file or in several")
            .parameters(
                    Csv.TARGET,
                    Csv.TASK,
                    Csv.FEATURES,
                    Csv.IGNORE,
                    Csv.CATEGORICAL,
                    Csv.MISSING,
                    CsvTextSpec.MISSING_VALUES,
                    Csv.UNSEEN,
                    Csv.WEIGHT)
            .example("{\"type\": \"parquet\", \"target\": \"species\"}");

    public Parquet {
        Faults faults = new Faults();
        missingValues = List.copyOf(CsvTextSpec.MISSING_VALUES.of(missingValues, faults));
        faults.raise();
        CsvTextSpec text = CsvTextSpec.plain(missingValues);
        Csv checked = new Csv(target, task, features, ignore, categorical, missing, text, unseen, weight);
        target = checked.target();
        features = checked.features();
        ignore = checked.ignore();
        categorical = checked.categorical();
        missing = checked.missing();
        unseen = checked.unseen();
        weight = checked.weight();
    }

    private Csv table() {
        CsvTextSpec text = CsvTextSpec.plain(missingValues);
        return new Csv(target, task, features, ignore, categorical, missing, text, unseen, weight);
    }

    @Override
    public CsvReading reading(DataFiles files, Limits limits, Store store, SplitBy by) {
        TableFiles tables = new TableFiles(files, ENDINGS);
        Set<String> ignored = new HashSet<>(ignore);
        ignored.removeAll(by.columns());
        TableSource source = tables.source(
                true, name -> new ParquetTable(new PartFile(files, name, limits), ignored, limits.bytes()));
        return new CsvReading(table(), source, tables.warnings(), store, true);
    }

    /** One of the files. */
    private record PartFile(DataFiles files, String name, Limits limits) implements ParquetTable.Opening {
        @Override
        public FileChannel open() throws IOException {
            return files.unpackedChannel(name, limits);
        }

        @Override
        public void read(long bytes) {
            files.told(bytes);
        }
    }

    @Override
    public FormatSpec fitting(Encoding known) {
        Csv fitting = (Csv) table().fitting(known);
        return new Parquet(
                fitting.target(),
                fitting.task(),
                fitting.features(),
                fitting.ignore(),
                fitting.categorical(),
                fitting.missing(),
                missingValues,
                fitting.unseen(),
                fitting.weight());
    }
}
