package dev.descent.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DeadProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void oneWhoseLockIsFreeIsToldUntilItIsSettled() throws IOException {
        Path mark = mark("a", ProcessMark.boot());
        List<String> told = new ArrayList<>();
        DeadProcesses processes = new DeadProcesses(folder, ProcessMark.in(folder));

        processes.each(process -> !told.add(process));
        assertThat(mark).exists();
        processes.each(told::add);
        assertThat(mark).doesNotExist();
        processes.each(told::add);

        assertThat(told).containsExactly("7@host-a", "7@host-a");
    }

    @Test
    void whatRunsHereAndWhatAnotherSystemHasIsLeftAlone() throws IOException {
        ProcessMark own = ProcessMark.in(folder);
        ProcessMark beside = ProcessMark.in(folder);
        Path elsewhere = mark("b", "another boot");
        List<String> told = new ArrayList<>();

        new DeadProcesses(folder, own).each(told::add);

        assertThat(told).isEmpty();
        assertThat(elsewhere).exists();
        assertThat(own.process()).isNotEqualTo(beside.process());
    }

    /** Systems let go of all locks that a process has on a file when it closes the file, however often it has it open. */
    @Test
    void lookingDoesNotLetGoOfTheOwnLock() throws IOException {
        ProcessMark own = ProcessMark.in(folder);
        Path locks = Path.of("/proc/locks");
        String file = ":" + Files.getAttribute(ownFile(own), "unix:ino") + " ";
        assumeTrue(Files.isReadable(locks) && Files.readString(locks).contains(file), "locks cannot be seen");

        new DeadProcesses(folder, own).each(process -> true);

        assertThat(Files.readString(locks)).contains(file);
    }

    private Path ownFile(ProcessMark own) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(own::isOf).findFirst().orElseThrow();
        }
    }

    @Test
    void aProcessWithoutAFolderForItsMarkHasANameAllTheSame() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(ProcessMark.in(file).process()).contains("@");
    }

    private Path mark(String id, String boot) throws IOException {
        return Files.writeString(folder.resolve(id + ".worker"), boot + "\n7@host-" + id + "\n");
    }
}
