package dev.descent.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemUserTest {
    @TempDir
    private Path folder;

    @Test
    void isWhoeverOwnsWhatItMakes() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(SystemUser.self().id()).isEqualTo(Files.getAttribute(file, "unix:uid"));
        assertThat(SystemUser.self())
                .hasToString("user " + System.getProperty("user.name") + " ("
                        + SystemUser.self().id() + ")");
    }

    @Test
    void numberWithoutANameIsNotTakenForRoot() throws Exception {
        assertThat(shownAs(54321)).isEqualTo("user without a name (54321)");
    }

    /** The classes of the project are all it needs: libraries may lie where only this account may read. */
    private static String shownAs(int id) throws Exception {
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> new File(path).isDirectory())
                .map(path -> new File(path).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            Process process = new ProcessBuilder(
                            "setpriv",
                            "--reuid=" + id,
                            "--regid=" + id,
                            "--clear-groups",
                            java,
                            "-cp",
                            classes,
                            ShownUser.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? said : abort("This account may not start a program as another one.");
        } catch (IOException noSuchProgram) {
            return abort("There is no setpriv here: " + noSuchProgram.getMessage());
        }
    }
}
