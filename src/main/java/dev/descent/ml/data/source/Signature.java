package dev.descent.ml.data.source;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells by the first bytes that a file is of a kind that is no plain text. */
public final class Signature {
    /** Bytes that are enough to tell. */
    public static final int LENGTH = 264;

    private static final int TAR = 257;
    private static final Map<String, String> STARTS = new LinkedHashMap<>();

    static {
        STARTS.put("BZh", "packed with bzip2");
        STARTS.put("\u00fd7zXZ\0", "packed with xz");
        STARTS.put("]\0\0\u0080\0", "packed with lzma");
        STARTS.put("(\u00b5/\u00fd", "packed with zstd (zst)");
        STARTS.put("\4\"M\u0018", "packed with lz4");
        STARTS.put("\u001f\u009d", "packed with compress (Z)");
        STARTS.put("\u001f\u008b", "packed with gzip twice");
        STARTS.put("\u00ff\6\0\0sNaPpY", "packed with snappy");
        STARTS.put("LZIP", "packed with lzip");
        STARTS.put("7z\u00bc\u00af'\u001c", "a 7z archive");
        STARTS.put("Rar!", "a rar archive");
        STARTS.put("PK\3\4", "a zip archive");
        STARTS.put("PAR1", "a Parquet file");
        STARTS.put("ARROW1", "an Arrow or Feather file");
        STARTS.put("FEA1", "a Feather file");
        STARTS.put("\u00ff\u00ff\u00ff\u00ff", "an Arrow stream");
        STARTS.put("ORC", "an ORC file");
        STARTS.put("Obj\1", "an Avro file");
        STARTS.put("\u00d0\u00cf\u0011\u00e0", "an Excel workbook (xls), or another old Office file");
        STARTS.put("SQLite format 3", "an SQLite database");
        STARTS.put("\u0089HDF", "an HDF5 file");
        STARTS.put("\u0093NUMPY", "a NumPy array");
        STARTS.put("%PDF", "a PDF");
        STARTS.put("\u0089PNG", "a PNG image");
        STARTS.put("\u00ff\u00d8\u00ff", "a JPEG image");
        STARTS.put("GIF8", "a GIF image");
        STARTS.put("\u0080\4\u0095", "a Python pickle");
        STARTS.put("\u0080\5\u0095", "a Python pickle");
        STARTS.put("version https://git-lfs", "a pointer of Git LFS and not the file itself");
        STARTS.put("<!DOCTYPE html", "a web page");
        STARTS.put("<html", "a web page");
        STARTS.put("{\"", "JSON");
        STARTS.put("[{", "JSON");
    }

    private Signature() {}

    /** What a file is that begins so, to complete “it is …”; empty where it may be text. */
    public static Optional<String> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ustar", TAR)) {
            return Optional.of("a tar archive");
        }
        return STARTS.entrySet().stream()
                .filter(known -> text.regionMatches(
                        known.getKey().startsWith("<"),
                        0,
                        known.getKey(),
                        0,
                        known.getKey().length()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
