package dev.descent.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.content.StoredContent;
import dev.descent.job.queue.JobHouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ArtifactSweepTest {
    private static final Instant LATER = Instant.now().plusSeconds(3600);
    private static final UUID UNKNOWN = new UUID(0, 7);

    @AutoClose
    private final JobHouse house = new JobHouse();

    private final ArtifactFiles files = house.files();
    private final ArtifactSweep sweep = new ArtifactSweep(
            house.artifacts(), files, new ArtifactRemoval(house.artifacts(), files), id -> !id.equals(UNKNOWN));

    @Test
    void bytesThatNobodyRecordedGoAndTheOthersStay() throws IOException {
        UUID job = house.submit("a").id();
        Artifact recorded = keep(job, "model.zip", "one");
        house.artifacts().record(job, List.of(recorded));
        Artifact left = keep(job, "checkpoint-7.zip", "two");
        Artifact elsewhere = keep(UNKNOWN, "model.zip", "three");

        assertThat(sweep.sweep(Instant.EPOCH)).isZero();
        assertThat(sweep.sweep(LATER)).isEqualTo(1);

        assertThat(files.list())
                .extracting(content -> content.key().sha256())
                .containsExactlyInAnyOrder(recorded.sha256(), elsewhere.sha256())
                .doesNotContain(left.sha256());
        assertThat(sweep.sweep(LATER)).isZero();
    }

    @Test
    void whatIsKeptAgainCountsAsWrittenNow() throws IOException {
        UUID job = house.submit("a").id();
        keep(job, "model.zip", "one");
        Path file = house.artifactFolder()
                .resolve(job.toString())
                .resolve(files.list().get(0).key().sha256());
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        keep(job, "model.zip", "one");

        assertThat(files.list()).extracting(StoredContent::written).allMatch(written -> written.isAfter(Instant.EPOCH));
    }

    private Artifact keep(UUID job, String name, String content) {
        return files.keep(job, name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }
}
