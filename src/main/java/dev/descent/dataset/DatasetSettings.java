package dev.descent.dataset;

import dev.descent.ml.data.source.Limits;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where data sets are and what they may take.
 *
 * @param files the folder that {@code file:} references are below; need not exist yet
 * @param cacheBytes of encoded data sets that are kept in memory between jobs
 * @param maxBytes of one data set's files, and of what an archive unpacks to
 * @param maxPixels of one image as stored
 */
@ConfigurationProperties("descent.dataset")
public record DatasetSettings(
        @DefaultValue("data/files") Path files,
        @DefaultValue("256MB") DataSize cacheBytes,
        @DefaultValue("4GB") DataSize maxBytes,
        @DefaultValue("40000000") long maxPixels) {

    public DatasetSettings {
        if (cacheBytes.isNegative() || maxBytes.toBytes() <= 0 || maxPixels <= 0) {
            throw new IllegalArgumentException("descent.dataset.* must be positive");
        }
    }

    Limits limits() {
        return new Limits(maxBytes.toBytes(), Limits.DEFAULT.files(), Limits.DEFAULT.ratio(), maxPixels);
    }
}
