package dev.descent.ml.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of Descent runs: with another one the same job may come to other numbers. */
public final class Build {
    private static final String INFO = "/META-INF/build-info.properties";

    private Build() {}

    /** Its version; {@code unbuilt} where Maven has not made it. */
    public static String version() {
        try (InputStream in = Build.class.getResourceAsStream(INFO)) {
            Properties info = new Properties();
            if (in != null) {
                info.load(in);
            }
            return info.getProperty("build.version", "unbuilt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
