package dev.descent;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The real data that some tests run on, which is not part of the project: below {@code -Ddescent.data}, or beside the
 * project. Where it is missing the test is skipped, or fails with {@code -Ddescent.require-data=true}.
 */
public final class RealData {
    private RealData() {}

    /** The file or folder {@code name}, such as {@code tabular/iris.csv}. */
    public static Path at(String name) {
        Path path = Path.of(System.getProperty("descent.data", "../shared/data"), name);
        if (!Files.exists(path)) {
            String missing = "no real data at " + path.toAbsolutePath().normalize() + "; set -Ddescent.data";
            if (Boolean.getBoolean("descent.require-data")) {
                fail(missing);
            }
            abort(missing);
        }
        return path.toAbsolutePath().normalize();
    }
}
