package dev.descent;

import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Says where native libraries are unpacked when they are first needed: below the data folder, for the user's home may be on a disk that
 * cannot be written. An image has them unpacked, and says so on the command line.
 */
final class NativeCode implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** Of JavaCPP, which reads it once. */
    static final String FOLDER = "org.bytedeco.javacpp.cachedir";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (System.getProperty(FOLDER) == null) {
            String home = context.getEnvironment().getRequiredProperty("descent.home");
            Path folder = Path.of(home).toAbsolutePath().normalize().resolve("cache/native");
            System.setProperty(FOLDER, folder.toString());
        }
    }
}
