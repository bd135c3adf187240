package dev.descent.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every content store promises. */
public abstract class ContentStoreContract {
    protected static final UUID JOB = new UUID(1, 2);
    protected static final String HASH = Sha256.of("bytes");

    /** An empty one, the same within a test. */
    protected abstract ContentStore content();

    @Test
    void keptBytesAreFoundByTheirHash() throws IOException {
        ContentKey key = keepShared("bytes");
        try (HeldFile found = content().find(key).orElseThrow()) {
            assertThat(found.path()).hasContent("bytes");
            assertThat(found.sha256()).isEqualTo(HASH);
        }
    }

    @Test
    void theSameBytesAreThereOnceHoweverOftenTheyAreKept() throws IOException {
        keepShared("bytes");
        ContentKey key = keepShared("bytes");
        assertThat(content().list()).extracting(StoredContent::key).containsExactly(key);
        assertThat(text(key)).isEqualTo("bytes");
    }

    @Test
    void severalAreKeptTogether() throws IOException {
        ContentKey own = ContentKey.owned(JOB, HASH);
        ContentKey shared = ContentKey.shared(Sha256.of("others"));
        ContentKey there = keepShared("bytes");
        try (PartialFile first = file("bytes");
                PartialFile second = file("others");
                PartialFile third = file("bytes")) {
            content().keepAll(Map.of(own, first.finish(), shared, second.finish(), there, third.finish()));
        }
        assertThat(text(own)).isEqualTo("bytes");
        assertThat(text(shared)).isEqualTo("others");
        assertThat(text(there)).isEqualTo("bytes");
        assertThat(content().list()).hasSize(3);
    }

    @Test
    void manyWhoKeepTheSameAtOnceAllSucceed() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier begin = new CyclicBarrier(4);
            List<Future<ContentKey>> keeping = IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> {
                        begin.await();
                        return keepShared("bytes");
                    }))
                    .toList();
            for (Future<ContentKey> kept : keeping) {
                assertThat(text(kept.get())).isEqualTo("bytes");
            }
            assertThat(content().list()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void fileOfManyPiecesComesBackAsItWas() throws IOException {
        byte[] large = new byte[11_000_001];
        new Random(1).nextBytes(large);
        ContentKey key = keep(ContentKey.shared(Sha256.of(large)), large);
        try (HeldFile found = content().find(key).orElseThrow()) {
            assertThat(Files.readAllBytes(found.path())).isEqualTo(large);
        }
        assertThat(content().read(key, 10_999_990, 11)).isEqualTo(Arrays.copyOfRange(large, 10_999_990, 11_000_001));
    }

    @Test
    void emptyFileIsAFile() throws IOException {
        ContentKey key = keepShared("");
        assertThat(text(key)).isEmpty();
        assertThat(content().list()).extracting(StoredContent::bytes).containsExactly(0L);
    }

    @Test
    void partsCanBeReadWithoutTheRest() throws IOException {
        ContentKey key = keepShared("bytes");
        assertThat(content().read(key, 1, 3)).asString(StandardCharsets.UTF_8).isEqualTo("yte");
        assertThatThrownBy(() -> content().read(key, 1, 10)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> content().read(ContentKey.shared(Sha256.of("other")), 0, 1))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletedBytesAreGone() throws IOException {
        ContentKey key = keepShared("bytes");
        content().delete(key);
        assertThat(content().find(key)).isEmpty();
        assertThat(content().findNear(key)).isEmpty();
        content().delete(key);
    }

    @Test
    void bytesOfAnOwnerGoWithIt() throws IOException {
        ContentKey shared = keepShared("bytes");
        ContentKey own = keep(ContentKey.owned(JOB, HASH), "bytes");
        ContentKey other = keep(ContentKey.owned(new UUID(3, 4), HASH), "bytes");
        content().deleteAll(JOB);
        content().deleteAll(JOB);
        assertThat(content().list()).extracting(StoredContent::key).containsExactlyInAnyOrder(shared, other);
        assertThat(own.isOwned()).isTrue();
    }

    @Test
    void wholeFilesAreListedAndNothingElse() throws IOException {
        Instant before = Instant.now().minusSeconds(60);
        ContentKey key = keepShared("bytes");
        ContentKey own = keep(ContentKey.owned(JOB, HASH), "bytes");
        try (PartialFile unfinished = content().create()) {
            unfinished.append(ByteBuffer.wrap(new byte[3]));
            List<StoredContent> all = content().list();
            assertThat(all).extracting(StoredContent::key).containsExactlyInAnyOrder(key, own);
            assertThat(all).extracting(StoredContent::bytes).containsOnly(5L);
            assertThat(all).extracting(StoredContent::written).allMatch(written -> written.isAfter(before));
        }
    }

    @Test
    void whatWasNeverKeptIsNowhere() throws IOException {
        try (PartialFile file = content().create()) {
            file.append(ByteBuffer.wrap(new byte[10]));
            assertThat(file.finish().path()).hasSize(10);
        }
        assertThat(content().list()).isEmpty();
        assertThat(content().find(ContentKey.shared(HASH))).isEmpty();
    }

    protected final ContentKey keepShared(String text) throws IOException {
        return keep(ContentKey.shared(Sha256.of(text)), text);
    }

    protected final ContentKey keep(ContentKey key, String text) throws IOException {
        return keep(key, text.getBytes(StandardCharsets.UTF_8));
    }

    protected final ContentKey keep(ContentKey key, byte[] bytes) throws IOException {
        try (PartialFile file = content().create()) {
            file.append(ByteBuffer.wrap(bytes));
            content().keep(key, file.finish());
        }
        return key;
    }

    private PartialFile file(String text) throws IOException {
        PartialFile file = content().create();
        file.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    protected final String text(ContentKey key) throws IOException {
        try (HeldFile found = content().find(key).orElseThrow()) {
            return Files.readString(found.path());
        }
    }
}
