package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;

/** The real data that {@link OnRealData} tests run on: below {@code -Ddescent.data}, or beside the project. */
public final class RealData {
    private RealData() {}

    /** The file or folder {@code name}, such as {@code tabular/iris.csv}. */
    public static Path at(String name) {
        Path path = folder().resolve(name);
        assertThat(path).as("a part of the real data").exists();
        return path;
    }

    static Path folder() {
        return Path.of(System.getProperty("descent.data", "../shared/data"))
                .toAbsolutePath()
                .normalize();
    }

    static boolean isHere() {
        String[] names = new File(folder().toString()).list();
        return names != null && names.length > 0;
    }
}
