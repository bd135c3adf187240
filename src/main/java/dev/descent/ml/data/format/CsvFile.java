package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Signature;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The one file of a table, which must be text, or text packed with gzip. */
record CsvFile(DataFiles files) {
    private static final String REMEDY = ": send the table itself as text, which may be packed with gzip";

    /** @throws InvalidSpec at {@code uri}, where it is something else */
    InputStream open() throws IOException {
        if (files.isContainer()) {
            throw new InvalidSpec(
                    "uri", "must name one file for the format csv, not a folder or an archive" + inside());
        }
        BufferedInputStream in =
                new BufferedInputStream(files.open(files.names().first()), 1 << 16);
        in.mark(Signature.LENGTH);
        byte[] start = in.readNBytes(Signature.LENGTH);
        in.reset();
        Signature.of(start).ifPresent(kind -> {
            throw new InvalidSpec("uri", "is no table of separated values, but " + kind + REMEDY);
        });
        return in;
    }

    /** What an archive is that people take for a table. */
    private String inside() {
        if (files.names().contains("workbook.xml") || files.names().contains("xl/workbook.xml")) {
            return " (this is an Excel workbook: save it as CSV)";
        }
        return files.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt|tab|dat|data)"))
                .findFirst()
                .map(name -> " (it holds " + Shown.quoted(name) + ": unpack it, or pack that with gzip)")
                .orElse("");
    }
}
