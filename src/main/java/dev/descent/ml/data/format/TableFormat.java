package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A format of tables: what is made of rows and columns does not depend on how they are written. */
sealed interface TableFormat extends FormatSpec permits Csv, Parquet {

    /**
     * Finds the table's files, which are read later.
     *
     * @param by whose columns are read whether they are ignored or not
     */
    CsvReading reading(DataFiles files, Limits limits, Store store, SplitBy by);

    /** The column that says how much each row counts, or null. */
    @Nullable
    String weight();

    @Override
    default int readings() {
        return weight() == null ? 2 : 3;
    }

    @Override
    default Outline outline() {
        return new Outline(InputShape.flat(1), Target.classification(List.of("a", "b")));
    }

    @Override
    default RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        return read(files, limits, store, SplitBy.SHARES);
    }

    @Override
    default RawData read(DataFiles files, Limits limits, Store store, SplitBy by) throws IOException {
        return reading(files, limits, store, by).read(by);
    }

    @Override
    default Overview overview(DataFiles files, Limits limits, Store store) throws IOException {
        return reading(files, limits, store, SplitBy.SHARES).overview(files);
    }
}
