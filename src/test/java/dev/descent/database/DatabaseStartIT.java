package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DatabaseStartIT {
    @TempDir
    Path folder;

    @Test
    void serverThatNobodyTookIsStoppedWithTheContext() throws IOException {
        try (GenericApplicationContext context = context(Map.of("descent.database.folder", folder.toString()))) {
            new DatabaseStart().initialize(context);
            context.refresh();
        }
        assertThat(folder.resolve("17")).isDirectory();
        assertThat(folder.resolve("17/postmaster.pid")).doesNotExist();
    }

    @Test
    void serverThatWasTakenIsLeftToWhoeverTookIt() throws IOException {
        try (PostgresServer server = takenFromAContextThatIsClosed()) {
            assertThat(server.ping()).isEqualTo(Ping.ANSWERED);
        }
    }

    private PostgresServer takenFromAContextThatIsClosed() throws IOException {
        try (GenericApplicationContext context = context(Map.of("descent.database.folder", folder.toString()))) {
            new DatabaseStart().initialize(context);
            context.refresh();
            return context.getBean(DatabaseStart.Started.class).take();
        }
    }

    @Test
    void faultIsToldAsItIsToWhoeverTakesTheServer() throws IOException {
        try (FolderLock first = FolderLock.take(folder.toRealPath());
                GenericApplicationContext context = context(Map.of("descent.database.folder", folder.toString()))) {
            new DatabaseStart().initialize(context);
            context.refresh();
            DatabaseStart.Started started = context.getBean(DatabaseStart.Started.class);
            assertThatThrownBy(started::take).isInstanceOf(DatabaseFolderInUse.class);
            assertThat(first).isNotNull();
        }
    }

    /** Something else failed before, perhaps for the same reason, and that is told. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void faultOfAServerThatNobodyTookIsNotToldTwice(CapturedOutput output) throws IOException {
        try (FolderLock first = FolderLock.take(folder.toRealPath())) {
            try (GenericApplicationContext context = context(Map.of("descent.database.folder", folder.toString()))) {
                new DatabaseStart().initialize(context);
                context.refresh();
            }
            assertThat(first).isNotNull();
        }
        assertThat(output).doesNotContain("threw an exception");
    }

    @Test
    void nothingIsStartedBesideAnotherDatabase() {
        try (GenericApplicationContext context = context(Map.of("spring.datasource.url", "jdbc:postgresql:other"))) {
            new DatabaseStart().initialize(context);
            context.refresh();
            assertThat(context.getBeanProvider(DatabaseStart.Started.class).stream())
                    .isEmpty();
        }
    }

    private static GenericApplicationContext context(Map<String, Object> properties) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        return context;
    }
}
