package dev.descent.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.artifact.ArtifactFiles.Writing;
import dev.descent.content.ContentFolder;
import dev.descent.content.HeldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactFilesTest {
    private static final UUID JOB = new UUID(1, 2);

    @TempDir
    private Path folder;

    @Test
    void severalAreKeptInOrderAndTheSameBytesOnce() throws IOException {
        ArtifactFiles files = files();
        Map<String, Writing> contents =
                new TreeMap<>(Map.of("a.json", content("one"), "b.json", content("two"), "c.json", content("one")));

        List<Artifact> kept = files.keepAll(JOB, contents);

        assertThat(kept).extracting(Artifact::name).containsExactly("a.json", "b.json", "c.json");
        for (Artifact artifact : kept) {
            try (HeldFile file = files.verified(JOB, artifact)) {
                assertThat(file.path()).hasContent(artifact.name().equals("b.json") ? "two" : "one");
            }
        }
        assertThat(written()).hasSize(2);
    }

    @Test
    void whereOneCannotBeWrittenNoneIsKept() throws IOException {
        Map<String, Writing> contents = new TreeMap<>(Map.of("a.json", content("one"), "b.json", out -> {
            throw new IOException("no room");
        }));
        assertThatThrownBy(() -> files().keepAll(JOB, contents))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("b.json")
                .hasRootCauseMessage("no room");
        assertThat(written()).isEmpty();
    }

    private ArtifactFiles files() {
        return new ArtifactFiles(new ContentFolder(folder));
    }

    private static Writing content(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
