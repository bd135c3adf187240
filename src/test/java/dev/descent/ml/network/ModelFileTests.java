package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.optimizer.Slice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class ModelFileTests {
    @TempDir
    Path folder;

    @Test
    void aFileWithAForeignEntryIsRefused() throws IOException {
        Path file = folder.resolve("hostile.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("objects/normalizer"));
        }
        assertThatThrownBy(() -> ModelFile.open(file)).isInstanceOf(InvalidModelFile.class);
    }

    @Test
    void aVectorThatLiesAboutItsLengthIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FlatVector.write(List.of(new Slice(new float[] {1, 2}, 0, 2)), bytes);
        byte[] lying = bytes.toByteArray();
        lying[lying.length - 2 * Float.BYTES - 7 - Long.BYTES] = 0x7f;
        assertThatThrownBy(() -> FlatVector.read(new DataInputStream(new ByteArrayInputStream(lying)), 2))
                .isInstanceOf(InvalidModelFile.class)
                .hasMessageContaining("2 are expected");
    }

    @Test
    void vectorsAreWrittenAsNd4jWritesThem() throws IOException {
        float[] values = {7, 1, -2.5f, Float.MIN_VALUE, 8};
        ByteArrayOutputStream ours = new ByteArrayOutputStream();
        FlatVector.write(List.of(new Slice(values, 1, 2), new Slice(values, 3, 1)), ours);
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.createFromArray(1, -2.5f, Float.MIN_VALUE), new DataOutputStream(theirs));
        assertThat(ours.toByteArray()).isEqualTo(theirs.toByteArray());
    }
}
