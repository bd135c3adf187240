package dev.descent.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFolderTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    Path home;

    @Test
    void adoptedBytesAreFoundByTheirHash() throws IOException {
        ContentFolder content = new ContentFolder(home.resolve("new"));
        Path place = content.adopt(filled(content, "bytes"), HASH);
        assertThat(content.find(HASH)).contains(place);
        assertThat(place).hasContent("bytes");
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        ContentFolder content = new ContentFolder(home);
        content.adopt(filled(content, "bytes"), HASH);
        content.adopt(filled(content, "bytes"), HASH);
        try (Stream<Path> files = Files.walk(home).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void deletedBytesAreGone() throws IOException {
        ContentFolder content = new ContentFolder(home);
        content.adopt(filled(content, "bytes"), HASH);
        content.delete(HASH);
        assertThat(content.find(HASH)).isEmpty();
    }

    @Test
    void whatIsNoHashNamesNoFile() {
        assertThatThrownBy(() -> new ContentFolder(home).find("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wholeFilesAreListedAndNothingElse() throws IOException {
        ContentFolder content = new ContentFolder(home);
        Path place = content.adopt(filled(content, "bytes"), HASH);
        filled(content, "not yet whole");
        Files.writeString(place.resolveSibling("note"), "of somebody else");
        assertThat(content.files()).containsExactly(place);
    }

    @Test
    void abandonedTemporaryFilesAreRemoved() throws IOException {
        ContentFolder content = new ContentFolder(home);
        Path abandoned = filled(content, "half");
        Instant later = Instant.now().plusSeconds(5);
        content.deleteTemporaries(later.minusSeconds(3600));
        assertThat(abandoned).exists();
        content.deleteTemporaries(later);
        assertThat(abandoned).doesNotExist();
    }

    private static Path filled(ContentFolder content, String text) throws IOException {
        return Files.writeString(content.temporary(), text);
    }
}
