package dev.descent.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.content.ContentFolder;
import dev.descent.job.queue.JobHouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ArtifactsElsewhereTest {
    private static final String TOLD = "none is where this process looks";

    @AutoClose
    private final JobHouse house = new JobHouse();

    @TempDir
    private Path another;

    @Test
    void folderOfItsOwnIsToldOnTheDatabaseOfOthers(CapturedOutput log) {
        keep("model.zip");
        look(new ArtifactFiles(new ContentFolder(another)));
        assertThat(log).containsOnlyOnce(TOLD).contains("DESCENT_HOME");
    }

    @Test
    void sharedFolderIsNoNews(CapturedOutput log) {
        keep("model.zip");
        look(house.files());
        assertThat(log).doesNotContain(TOLD);
    }

    /** As where some were lost, which says nothing of the folder. */
    @Test
    void oneThatIsThereIsEnough(CapturedOutput log) {
        keep("model.zip");
        house.files().delete(keep("report.json"));
        look(house.files());
        assertThat(log).doesNotContain(TOLD);
    }

    @Test
    void databaseWithoutArtifactsTellsNothing(CapturedOutput log) {
        look(new ArtifactFiles(new ContentFolder(another)));
        assertThat(log).doesNotContain(TOLD);
    }

    private void look(ArtifactFiles files) {
        new ArtifactsElsewhere(house.artifacts(), files).warn();
    }

    private UUID keep(String name) {
        UUID job = house.submit("a").id();
        Artifact kept = house.files().keep(job, name, out -> out.write(name.getBytes(StandardCharsets.UTF_8)));
        house.artifacts().record(job, List.of(kept));
        return job;
    }
}
