package dev.descent.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the embedded database.
 *
 * @param folder where it keeps its program and its data
 */
@ConfigurationProperties("descent.database")
record DatabaseSettings(Path folder) {
    DatabaseSettings {
        folder = folder.toAbsolutePath().normalize();
    }
}
