package dev.descent;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Says where native libraries are unpacked when they are first needed: below the data folder, for the user's home may be on a disk that
 * cannot be written, and what is in the temporary folder may not be allowed to run. An image has them unpacked, and says so on the
 * command line.
 */
final class NativeCode implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Of JavaCPP, which reads it once. */
    static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    /** Of JNA, which does the same. */
    static final String FOLDER_OF_JNA = "jna.tmpdir";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String home = context.getEnvironment().getRequiredProperty("descent.home");
        Path folder = Path.of(home).toAbsolutePath().normalize().resolve("cache/native");
        for (String property : List.of(FOLDER, FOLDER_OF_JNA)) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, folder.toString());
            }
        }
    }
}
