package dev.descent.dataset.registry;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of uploads.
 *
 * @param content the folder that holds their bytes; replicas share it
 * @param maxBytes of one of them
 */
@ConfigurationProperties("descent.dataset")
public record RegistrySettings(
        @DefaultValue("data/datasets") Path content,
        @DefaultValue("4GB") DataSize maxBytes) {}
