package dev.descent.dataset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.descent.content.HeldFile;
import dev.descent.ml.data.RawData;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.data.overview.Overview;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is kept by its hash, which is known therefore. */
record HeldOrigin(HeldFile file, FileOrigin bytes) implements Origin {
    private static final Cache<String, String> NO_HASHES =
            Caffeine.newBuilder().maximumSize(0).build();

    /** Takes the file over: it is closed with the origin. */
    static HeldOrigin of(HeldFile file, Limits limits) throws IOException {
        try {
            return new HeldOrigin(file, new FileOrigin(file.path(), limits, NO_HASHES));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public String sha256() {
        return file.sha256();
    }

    @Override
    public void checkFormat(@Nullable FormatSpec format) {
        bytes.checkFormat(format);
    }

    @Override
    public RawData read(@Nullable FormatSpec format, @Nullable String partColumn, Store store) throws IOException {
        return bytes.read(format, partColumn, store);
    }

    @Override
    public Overview overview(@Nullable FormatSpec format, Store store) throws IOException {
        return bytes.overview(format, store);
    }

    @Override
    public Path place() {
        return file.path();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            bytes.close();
        }
    }
}
