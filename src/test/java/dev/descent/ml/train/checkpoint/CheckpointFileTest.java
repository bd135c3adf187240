package dev.descent.ml.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.descent.ml.optimizer.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class CheckpointFileTest {
    private static final Position POSITION = new Position(
            3,
            2,
            17L,
            new LossSums(0.1, 20L, 19L, 2, 1.0 / 3, 169L),
            new TimeSpent(12.5, 0.25, 0.125),
            JsonNodeFactory.instance.objectNode().put("loss", 0.5),
            new BestEpoch("validation_loss", 2, 10L, 0.25),
            null,
            new FaultHistory(1L, 2, 5L),
            new TermStreaks(Map.of("share.dice", 3)));

    @TempDir
    Path folder;

    @Test
    void aCheckpointIsReadAsItWasWritten() throws IOException {
        float[] values = new float[50_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        Slice state = new Slice(values, 10, 40_000);
        CheckpointFile file = CheckpointFile.open(write(new Checkpoint(
                POSITION,
                JsonMapper.shared().readTree("{\"a\": 1}"),
                () -> new byte[] {1, 2},
                () -> new byte[] {3},
                values,
                List.of(state))));
        float[] parameters = new float[50_000];
        float[] restored = new float[40_000];
        file.restore(parameters, List.of(new Slice(restored, 0, 30_000), new Slice(restored, 30_000, 10_000)));

        assertThat(file.position()).isEqualTo(POSITION);
        assertThat(file.position().needs()).containsExactly(10L, 5L);
        assertThat(file.description().get("a").intValue()).isEqualTo(1);
        assertThat(file.summaries()).containsExactly(1, 2);
        assertThat(file.scores()).containsExactly(3);
        assertThat(parameters).isEqualTo(values);
        assertThat(restored).isEqualTo(Arrays.copyOfRange(values, 10, 40_010));
        assertThat(file.parameters(50_000)).isEqualTo(values);
    }

    @Test
    void theSameCheckpointIsTheSameBytes() throws IOException {
        assertThat(Files.readAllBytes(write(small()))).isEqualTo(Files.readAllBytes(write(small())));
    }

    @Test
    void ofAnotherNetworkOrOptimizerItIsRefused() throws IOException {
        CheckpointFile file = CheckpointFile.open(write(small()));

        assertThatIOException()
                .isThrownBy(() -> file.parameters(3))
                .withMessage("parameters.f32 is longer than the network takes");
        assertThatIOException()
                .isThrownBy(() -> file.restore(new float[5], List.of()))
                .withMessage("parameters.f32 is shorter than the network takes");
        assertThatIOException()
                .isThrownBy(() -> file.restore(new float[4], List.of(new Slice(new float[4], 0, 4))))
                .withMessage("optimizer.f32 is shorter than the network takes");
    }

    @Test
    void whatIsNoCheckpointIsRefused() throws IOException {
        Path other = folder.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
        }
        Path cut = write(small());
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 300));

        assertThatIOException().isThrownBy(() -> CheckpointFile.open(other)).withMessageContaining("entries");
        assertThatIOException().isThrownBy(() -> CheckpointFile.open(cut));
        assertThatIOException().isThrownBy(() -> CheckpointFile.open(withPosition("{\"epochs\": 1.5}")));
        assertThatIOException().isThrownBy(() -> CheckpointFile.open(withPosition("{")));
    }

    private Path withPosition(String json) throws IOException {
        Path file = folder.resolve("position.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name :
                    List.of("position.json", "spec.json", "epochs.jsonl.gz", "parameters.f32", "optimizer.f32")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(json.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static Checkpoint small() {
        return new Checkpoint(
                POSITION,
                JsonNodeFactory.instance.objectNode(),
                () -> new byte[0],
                () -> new byte[0],
                new float[] {1, 2, 3, 4},
                List.of());
    }

    private Path write(Checkpoint checkpoint) throws IOException {
        Path file = Files.createTempFile(folder, "checkpoint", ".zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            CheckpointFile.write(checkpoint, out);
        }
        return file;
    }
}
