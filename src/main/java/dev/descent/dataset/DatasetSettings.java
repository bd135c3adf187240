package dev.descent.dataset;

import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where data sets are and what they may take.
 *
 * @param files the folder that {@code file:} references are below; need not exist yet
 * @param cacheBytes of memory for decoded samples, and for data sets that are kept between jobs
 * @param mappedFolder where samples go that do not fit into that
 * @param mappedBytes of them at most
 * @param maxBytes of one data set's files, and of what an archive unpacks to
 * @param maxPixels of one image as stored
 */
@ConfigurationProperties("descent.dataset")
public record DatasetSettings(
        @DefaultValue("data/files") Path files,
        @DefaultValue("256MB") DataSize cacheBytes,
        @DefaultValue("data/cache/mapped") Path mappedFolder,
        @DefaultValue("16GB") DataSize mappedBytes,
        @DefaultValue("4GB") DataSize maxBytes,
        @DefaultValue("40000000") long maxPixels) {

    public DatasetSettings {
        if (cacheBytes.isNegative() || mappedBytes.isNegative() || maxBytes.toBytes() <= 0 || maxPixels <= 0) {
            throw new IllegalArgumentException("descent.dataset.* must be positive");
        }
    }

    /** @param reclaim lets go of what is only kept for later */
    Store store(Runnable reclaim) {
        return new Store(new Store.Capacity(cacheBytes.toBytes(), mappedBytes.toBytes()), mappedFolder, reclaim);
    }

    Limits limits() {
        return new Limits(maxBytes.toBytes(), Limits.DEFAULT.files(), Limits.DEFAULT.ratio(), maxPixels);
    }
}
