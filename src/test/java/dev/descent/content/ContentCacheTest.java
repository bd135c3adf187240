package dev.descent.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
    @TempDir
    Path home;

    private ContentFolder folder;
    private ContentCache cache;

    @BeforeEach
    void ofTenBytes() {
        folder = new ContentFolder(home);
        cache = new ContentCache(folder, 10);
    }

    @Test
    void longestUnusedGoesFirst() throws IOException {
        String first = unused("aaaa", 3);
        String second = unused("bbbb", 2);
        cache.hold(first).orElseThrow().close();

        keep("cccc").close();

        assertThat(cache.hold(second)).isEmpty();
        assertThat(folder.find(ContentKey.shared(first))).isPresent();
    }

    @Test
    void heldFileStaysUntilItIsClosed() throws IOException {
        HeldFile held = keep("aaaaaaaa");

        HeldFile other = keep("bbbbbbbb");

        assertThat(held.path()).hasContent("aaaaaaaa");
        other.close();
        assertThat(other.path()).doesNotExist();
        assertThat(held.path()).hasContent("aaaaaaaa");
    }

    @Test
    void fileLargerThanTheCacheIsThereWhileItIsHeld() throws IOException {
        HeldFile large = keep("a".repeat(11));
        assertThat(large.path()).hasSize(11);

        large.close();

        assertThat(large.path()).doesNotExist();
    }

    @Test
    void useDoesNotLookLikeAChangeOfTheBytes() throws IOException {
        HeldFile held = keep("aaaa");
        FileTime before = Files.getLastModifiedTime(held.path());
        held.close();

        cache.hold(held.sha256()).orElseThrow().close();

        assertThat(Files.getLastModifiedTime(held.path())).isEqualTo(before);
    }

    private HeldFile keep(String text) throws IOException {
        try (PartialFile file = cache.create()) {
            file.append(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return cache.keep(file.finish());
        }
    }

    /** Keeps a file that was used some hours ago. */
    private String unused(String text, int hours) throws IOException {
        HeldFile held = keep(text);
        held.close();
        Files.getFileAttributeView(held.path(), BasicFileAttributeView.class)
                .setTimes(null, FileTime.from(Instant.now().minusSeconds(3600L * hours)), null);
        return held.sha256();
    }
}
