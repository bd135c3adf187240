package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTest {
    @TempDir
    private Path folder;

    @Test
    void whatAProcessLeftIsRemovedAndNothingElse() throws Exception {
        Files.createDirectories(Unfinished.programs(folder).resolve("bin"));
        Files.writeString(Unfinished.data(folder).resolve("PG_VERSION"), "17");
        Files.writeString(Unfinished.password(folder), "secret");
        Files.createDirectory(folder.resolve("17"));
        Files.createDirectory(folder.resolve("program-0a8bc1af"));
        Files.writeString(folder.resolve("passwords"), "of somebody");

        Unfinished.clear(folder);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("17", "program-0a8bc1af", "passwords");
    }
}
