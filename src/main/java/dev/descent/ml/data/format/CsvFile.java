package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.source.Signature;
import dev.descent.ml.spec.InvalidSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of separated values, which must be text, or text packed with gzip. */
final class CsvFile {
    private static final String REMEDY = ": send the table itself as text, which may be packed with gzip";

    private CsvFile() {}

    /** @throws InvalidSpec at {@code uri}, where it is something else */
    static InputStream open(DataFiles files, String name, Limits limits) throws IOException {
        InputStream bytes = files.isContainer() ? files.unpacked(name, limits) : files.open(name);
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(Signature.LENGTH);
        byte[] start = in.readNBytes(Signature.LENGTH);
        in.reset();
        Signature.of(start).ifPresent(kind -> {
            throw new InvalidSpec("uri", "is no table of separated values, but " + kind + remedy(kind));
        });
        return in;
    }

    private static String remedy(String kind) {
        if (kind.contains("Parquet")) {
            return ": set format.type to parquet";
        }
        return TableFiles.isArrow(kind) ? TableFiles.SAVE_AS_PARQUET : REMEDY;
    }
}
