package dev.descent.dataset.remote;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.content.ContentCache;
import dev.descent.content.ContentFolder;
import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.address.CheckedAddresses;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.s3.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Remote files with short times, where 127.0.0.1 is allowed. */
final class FetchHouse implements AutoCloseable {
    static final int MOST_BYTES = 1000;
    static final int TRIES = 4;
    static final S3Settings NO_S3 = new S3Settings(null, null, null, null, null, List.of(), null);

    final RemoteFiles files;
    private final Path folder;

    FetchHouse(Path folder) throws Exception {
        this(folder, InetAddress::getAllByName, SSLContext.getDefault());
    }

    FetchHouse(Path folder, CheckedAddresses.Lookup lookup, SSLContext tls) {
        this.folder = folder;
        RemoteSettings settings = settings(folder);
        Sources sources = new Sources(new CheckedAddresses(lookup, settings.hosts()), () -> tls, settings, NO_S3);
        this.files = of(sources, folder, settings.totalTimeout());
    }

    static RemoteFiles of(Sources sources, Path folder, Duration longest) {
        ContentFolder content = new ContentFolder(folder);
        FetchStore store = FetchStore.of(new ContentCache(content, 10_000), folder.resolve("seen"));
        return new RemoteFiles(
                sources, store, new FileTransfer.Bounds(MOST_BYTES, TRIES, Duration.ofMillis(1)), longest);
    }

    static RemoteSettings settings(Path folder) {
        return settings(folder, Duration.ofSeconds(10));
    }

    /** @param idle without a byte before a connection is given up */
    static RemoteSettings settings(Path folder, Duration idle) {
        return new RemoteSettings(
                folder,
                DataSize.ofKilobytes(10),
                List.of("127.0.0.1", "allowed.test"),
                Duration.ofSeconds(5),
                idle,
                Duration.ofSeconds(60));
    }

    /** The bytes at a URI. */
    String fetch(String uri) throws IOException {
        return fetch(uri, null);
    }

    String fetch(String uri, @Nullable String sha256) throws IOException {
        try (HeldFile file = files.fetch(uri, sha256, FetchWatch.PATIENT)) {
            return Files.readString(file.path());
        }
    }

    /** What is wrong with a URI. */
    String fault(String uri) {
        return fault(uri, null);
    }

    String fault(String uri, @Nullable String sha256) {
        return String.valueOf(catchThrowableOfType(InvalidSpec.class, () -> fetch(uri, sha256))
                .getMessage());
    }

    /** Files on the disk that are no notes. */
    List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("seen")))
                    .toList();
        }
    }

    @Override
    public void close() {
        files.close();
    }
}
