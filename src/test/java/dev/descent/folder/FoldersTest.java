package dev.descent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class FoldersTest {
    @TempDir
    private Path home;

    @Test
    void foldersBelowTheHomeAreMadeAndOthersWithThem() {
        assertThat(Folders.of(environment("api", "worker")).faults()).isEmpty();
        assertThat(home.resolve("scratch")).isEmptyDirectory();
        assertThat(home.resolve("postgres")).isEmptyDirectory();
        assertThat(home.resolve("files")).doesNotExist();
    }

    @Test
    void aProcessNeedsWhatItsRolesNeed() throws Exception {
        Files.writeString(home.resolve("scratch"), "");
        Files.writeString(home.resolve("postgres"), "");
        MockEnvironment api = environment("api");
        api.setProperty("spring.datasource.url", "jdbc:x");

        assertThat(Folders.of(api).faults()).isEmpty();
        assertThat(Folders.of(environment("worker")).faults())
                .extracting(FolderFault::path)
                .containsExactlyInAnyOrder(home.resolve("scratch"), home.resolve("postgres"));
    }

    @Test
    void nativeCodeIsUnpackedWhereItMayRun() throws Exception {
        Path libraries = Files.createDirectory(home.resolve("libraries"));
        MockEnvironment environment = environment("api");
        environment.setProperty("jna.tmpdir", libraries.toString());
        environment.setProperty("org.bytedeco.javacpp.cachedir", libraries.toString());
        assertThat(Folders.of(environment).faults()).isEmpty();
        try (TinyDisk disk = TinyDisk.mount(libraries, "size=64k,noexec")) {
            assertThat(Folders.of(environment).faults())
                    .extracting(FolderFault::path)
                    .containsExactly(disk.path());
        }
    }

    @Test
    void onePlaceIsToldOnceWithTheSettingsThatMoveIt() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");
        MockEnvironment environment = environment("api", "worker");
        environment.setProperty("descent.home", file.toString());
        environment.setProperty(
                "descent.dataset.content", file.resolve("datasets").toString());
        environment.setProperty(
                "descent.artifact.folder", file.resolve("artifacts").toString());

        assertThat(Folders.of(environment).faults())
                .extracting(FolderFault::path, FolderFault::setting)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(file, "DESCENT_HOME"));
    }

    @Test
    void messageNamesFolderUserAndSetting() {
        FolderFault fault = new FolderFault(Path.of("/srv/d"), "written", "Permission denied", "DESCENT_DATASETS");
        FailureAnalysis analysis =
                new FoldersNotUsableAnalyzer().analyze(new IllegalStateException(new FoldersNotUsable(List.of(fault))));

        assertThat(analysis.getDescription())
                .isEqualTo("The folder /srv/d cannot be written by " + FolderFault.user() + ": Permission denied.");
        assertThat(analysis.getAction()).contains("DESCENT_DATASETS");
    }

    private MockEnvironment environment(String... roles) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(roles);
        environment.setProperty("descent.home", home.toString());
        environment.setProperty(
                "descent.dataset.content", home.resolve("datasets").toString());
        environment.setProperty("descent.dataset.files", home.resolve("files").toString());
        environment.setProperty(
                "descent.dataset.mapped-folder", home.resolve("cache/mapped").toString());
        environment.setProperty(
                "descent.dataset.remote.cache", home.resolve("cache/fetched").toString());
        environment.setProperty(
                "descent.artifact.folder", home.resolve("artifacts").toString());
        environment.setProperty(
                "descent.runner.scratch", home.resolve("scratch").toString());
        environment.setProperty(
                "descent.database.folder", home.resolve("postgres").toString());
        environment.setProperty(
                "descent.store.cache", home.resolve("cache/content").toString());
        environment.setProperty("java.io.tmpdir", home.resolve("tmp").toString());
        return environment;
    }

    /** As Java says it of an umlaut under the locale of POSIX. */
    @Test
    void aPathThatTheLocaleDoesNotHaveIsToldWithAWayOut() {
        InvalidPathException unmappable =
                new InvalidPathException("/srv/d??", "Malformed input or input contains unmappable characters");

        FailureAnalysis analysis = new UnmappablePathAnalyzer().analyze(new IllegalStateException(unmappable));
        assertThat(analysis.getDescription()).contains("/srv/d??", "unmappable characters");
        assertThat(analysis.getAction()).contains("LC_ALL=C.UTF-8", "DESCENT_HOME");
    }
}
