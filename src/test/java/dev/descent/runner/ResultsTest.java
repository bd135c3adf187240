package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.artifact.ArtifactFiles;
import dev.descent.content.ContentFolder;
import dev.descent.content.ContentStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    @TempDir
    private Path home;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void whatWasSeenOfTheFoldersHoldsForASecondWhileTheyCanBeWritten() throws IOException {
        Path scratch = home.resolve("scratch");
        Results results = results(scratch);
        assertThat(results.look()).isTrue();

        Files.delete(scratch);
        Files.createFile(scratch);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(results.look()).isTrue();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(results.look()).isFalse();

        Files.delete(scratch);
        assertThat(results.look()).isTrue();
    }

    @Test
    void theFirstJobIsLookedFor() throws IOException {
        Path scratch = Files.createFile(home.resolve("scratch"));
        assertThat(results(scratch).look()).isFalse();
    }

    private Results results(Path scratch) {
        ArtifactFiles files = new ArtifactFiles(new ContentFolder(home.resolve("artifacts")));
        RunnerSettings settings =
                new RunnerSettings(1, Duration.ofSeconds(30), scratch, Duration.ofSeconds(1), 3, Duration.ZERO);
        return new Results(files, new CheckpointFiles(files), ContentStores.IN_FOLDERS, settings, nanos::get);
    }
}
