package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file is packed that is no zip archive, told by its first bytes. */
enum Packing {
    GZIP("gzip file (a .tar.gz, perhaps)", "\u001f\u008b.*"),
    TAR("tar archive", ".{257}ustar.*"),
    SEVEN_ZIP("7-Zip archive", "7z\u00bc\u00af'\u001c.*"),
    RAR("RAR archive", "Rar!\u001a\u0007.*"),
    XZ("xz file", "\u00fd7zXZ\0.*"),
    BZIP2("bzip2 file", "BZh[1-9].*"),
    ZSTD("zstd file", "\\(\u00b5/\u00fd.*"),
    LZ4("lz4 file", "\u0004\"M\u0018.*"),
    HDF5("HDF5 file", "\u0089HDF\r\n.*"),
    PARQUET("Parquet file", "PAR1.*");

    private static final int LOOKED_AT = 512;

    private final String words;
    private final Pattern start;

    Packing(String words, String start) {
        this.words = words;
        this.start = Pattern.compile(start, Pattern.DOTALL);
    }

    /** That a format which needs several files has this one. */
    static InvalidSpec refused(DataFiles files, String format) throws IOException {
        String found = of(files)
                .map(packing -> ": this is a " + packing.words + ", pack it as .zip" + packing.hint())
                .orElse("");
        return new InvalidSpec("uri", "must name a folder or a zip archive for the format " + format + found);
    }

    private String hint() {
        return this == TAR ? "; if each sample in it is files of one name (1.jpg, 1.cls), set type to webdataset" : "";
    }

    private static Optional<Packing> of(DataFiles files) throws IOException {
        try (InputStream in = files.open(files.names().first())) {
            String begin = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
            return Arrays.stream(values())
                    .filter(packing -> packing.start.matcher(begin).matches())
                    .findFirst();
        }
    }
}
