package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Something that decodes a column. */
@FunctionalInterface
interface ColumnDecoding<T> {
    T get() throws IOException;

    /** @throws InvalidSpec that names the column */
    static <T> T of(ParquetColumn column, ColumnDecoding<T> what) {
        try {
            return what.get();
        } catch (IOException broken) {
            throw fault(column, 0, new IllegalStateException(broken));
        } catch (RuntimeException broken) {
            throw fault(column, 0, broken);
        }
    }

    /**
     * What is broken shows in many ways within the decoders.
     *
     * @param row from 1; 0 where it is of no row
     */
    static RuntimeException fault(ParquetColumn column, long row, RuntimeException broken) {
        if (broken instanceof UncheckedIOException failed) {
            return failed;
        }
        String name = Shown.quoted(column.name());
        String where = row == 0 ? "" : ", at row " + row;
        if (!(broken instanceof InvalidSpec known)) {
            return ParquetFooter.broken("column " + name + " cannot be decoded" + where);
        }
        return new InvalidSpec(known.violations().stream()
                .map(fault -> new Violation(
                        fault.path(),
                        fault.message() + (fault.message().contains(name) ? where : ", in column " + name + where)))
                .toList());
    }
}
