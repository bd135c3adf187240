package dev.descent.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
    @TempDir
    private Path home;

    @Test
    void missingFolderIsMadeAndNothingIsLeftInIt() throws Exception {
        Path path = home.resolve("a/b");

        assertThat(folder(path).unwritable()).isEmpty();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void fileInItsPlaceIsTold() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(folder(file).unwritable()).hasValueSatisfying(fault -> assertThat(fault)
                .hasToString("The folder " + file + " cannot be written by " + FolderFault.user() + ": It is a file."));
    }

    @Test
    void fileAboveItIsTold() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(folder(file.resolve("below/it")).unwritable())
                .map(FolderFault::path)
                .contains(file);
    }

    @Test
    void fullDiskIsTold() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(home, "size=64k")) {
            assertThat(folder(home).unwritable()).isEmpty();
            disk.fill();
            assertThat(folder(home).unwritable()).map(FolderFault::reason).contains("No space left on device");
            assertThat(home.toFile().list()).containsExactly("filling");
        }
    }

    @Test
    void readOnlyDiskIsTold() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(home, "ro")) {
            assertThat(folder(disk.path().resolve("a/b")).unwritable()).hasValueSatisfying(fault -> assertThat(fault)
                    .hasToString("The folder " + home + " cannot be written by " + FolderFault.user()
                            + ": Read-only file system."));
        }
    }

    @Test
    void diskThatRunsNoProgramsIsTold() throws Exception {
        assertThat(folder(home).notExecutable()).isEmpty();
        try (TinyDisk disk = TinyDisk.mount(home, "size=64k,noexec")) {
            assertThat(folder(disk.path().resolve("a/b")).notExecutable()).hasValueSatisfying(fault -> assertThat(fault)
                    .hasToString("The folder " + home.resolve("a/b") + " cannot be used for programs by "
                            + FolderFault.user() + ": Its disk is mounted noexec."));
            assertThat(home.resolve("a/b")).isEmptyDirectory();
        }
    }

    @Test
    void aFolderInWhichNothingCanBeUnpackedMayHaveAllThatRuns() throws Exception {
        try (TinyDisk disk = TinyDisk.mount(home, "ro,noexec")) {
            assertThat(folder(disk.path()).notExecutable()).isEmpty();
        }
    }

    @Test
    void folderThatIsOnlyReadNeedNotBeThere() throws Exception {
        assertThat(folder(home.resolve("missing")).unreadable()).isEmpty();
        assertThat(folder(home).unreadable()).isEmpty();
        assertThat(folder(Files.writeString(home.resolve("file"), "")).unreadable())
                .map(FolderFault::use)
                .contains("read");
    }

    private static Folder folder(Path path) {
        return new Folder(path, "DESCENT_HOME");
    }
}
