package dev.descent.ml.data.format;

import dev.descent.ml.data.numpy.NumpyArray;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses a format by the name of a file. */
public final class NamedFormat {
    private static final String NPZ = ".npz";
    private static final Pattern MNIST = Pattern.compile(".*-ubyte(\\.gz)?");

    private NamedFormat() {}

    /** The name of the format that a file may be of. */
    public static Optional<String> of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (TableFiles.isNamed(name, Csv.ENDINGS)) {
            return Optional.of(Csv.ABOUT.type());
        } else if (TableFiles.isNamed(name, Parquet.ENDINGS)) {
            return Optional.of(Parquet.ABOUT.type());
        } else if (name.endsWith(NPZ) || NumpyArray.isArray(name)) {
            return Optional.of(Numpy.ABOUT.type());
        } else if (MNIST.matcher(name).matches()) {
            return Optional.of(Idx.ABOUT.type());
        }
        return ShardFiles.isNamed(name) ? Optional.of(WebDataset.ABOUT.type()) : Optional.empty();
    }
}
