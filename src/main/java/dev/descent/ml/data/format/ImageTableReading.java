package dev.descent.ml.data.format;

import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.SplitBy;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.store.RecordsWriter;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.ColumnOutline;
import dev.descent.ml.data.table.CsvDialect;
import dev.descent.ml.data.table.CsvOutline;
import dev.descent.ml.data.table.TableSource;
import dev.descent.ml.spec.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads images out of the rows of a table: first what the columns are, then labels, then samples. */
final class ImageTableReading {
    private final ImageTable spec;
    private final TableSource source;
    private final CsvDialect dialect;
    private final SplitBy by;
    private final Faults faults = Faults.alike();

    /** @param by what the table says of how it is divided */
    ImageTableReading(ImageTable spec, TableSource source, SplitBy by) {
        this.spec = spec;
        this.source = source;
        this.dialect = spec.text().dialect();
        this.by = by;
    }

    /**
     * Reads them all.
     *
     * @param warnings of the files
     * @throws dev.descent.ml.spec.InvalidSpec with the columns that are not there, and with the rows that have
     *     no label or something else than samples
     */
    RawImages read(List<String> warnings, Store store) throws IOException {
        CsvOutline outline = CsvOutline.read(source, dialect);
        PixelColumns columns = new PixelColumns(spec, outline, by);
        columns.check(faults);
        faults.raise();
        LabelledRows.Wanted wanted = new LabelledRows.Wanted(spec.label(), spec.task(), spec.weight(), by, null);
        LabelledRows.Kept kept = kept(LabelledRows.read(source, dialect, outline, wanted), outline.rows());
        List<String> names = names(kept.rows());
        Records samples = samples(columns.samples(), kept.rows(), store);
        List<String> notes = new ArrayList<>(warnings);
        notes.addAll(columns.warnings());
        if (spec.pixels() != null) {
            notes.addAll(ManifestNotes.unused("column", wanted, outline));
        }
        notes.addAll(kept.warnings());
        notes.addAll(SameFiles.ofSamples(names, samples, kept.labels(), kept.given()));
        return new RawImages(spec.shape(), samples, names, kept.labels(), notes)
                .with(kept.given())
                .weighed(kept.weights())
                .dividedBy(kept.dividing());
    }

    private LabelledRows.Kept kept(LabelledRows rows, int count) {
        List<List<String>> labels = rows.labels();
        for (int row = 0; row < count && !faults.isFull(); row++) {
            faults.check(!LabelledRows.lacks(labels, spec.task(), row), "format.label", "is empty in row " + (row + 1));
        }
        return rows.kept(count, labels, faults);
    }

    private static List<String> names(int[] rows) {
        return IntStream.of(rows).mapToObj(row -> "row " + (row + 1)).toList();
    }

    private Records samples(List<ColumnOutline> columns, int[] kept, Store store) throws IOException {
        try (RecordsWriter pictures = store.allocate(kept.length, spec.shape().size(), "format.size")) {
            PixelCells cells = new PixelCells(spec, columns, kept, pictures);
            source.read(cells);
            cells.check();
            return pictures.finish();
        }
    }
}
