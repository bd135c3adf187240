package dev.descent.artifact;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of artifacts.
 *
 * @param folder that holds their bytes; replicas share it
 */
@ConfigurationProperties("descent.artifact")
record ArtifactSettings(Path folder) {
    ArtifactSettings {
        folder = folder.toAbsolutePath().normalize();
    }
}
