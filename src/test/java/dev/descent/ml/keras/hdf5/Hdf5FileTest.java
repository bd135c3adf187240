package dev.descent.ml.keras.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against files that another library writes, in the newer form of groups; files of h5py are the older form. */
class Hdf5FileTest {
    @TempDir
    Path folder;

    @Test
    void arraysComeAsTheyWereWritten() throws IOException {
        Path path = folder.resolve("a.h5");
        try (WritableHdfFile out = HdfFile.write(path)) {
            WritableGroup inner = out.putGroup("outer").putGroup("inner");
            inner.putDataset("matrix", new float[][] {{1.5f, -2f, 3f}, {4f, 5f, Float.MIN_VALUE}});
            inner.putDataset("doubles", new double[] {0.1, -1e300});
            inner.putDataset("integers", new int[] {1, 2});
        }

        try (Hdf5File file = Hdf5File.open(path)) {
            Hdf5Dataset matrix = file.root().dataset("outer/inner/matrix").orElseThrow();
            assertThat(matrix.shape()).containsExactly(2L, 3L);
            assertThat(matrix.floats()).containsExactly(1.5f, -2f, 3f, 4f, 5f, Float.MIN_VALUE);
            assertThat(file.root().dataset("outer/inner/doubles").orElseThrow().floats())
                    .containsExactly(0.1f, Float.NEGATIVE_INFINITY);
            assertThat(file.root().group("outer/none")).isEmpty();
            assertThat(file.root().dataset("outer/none")).isEmpty();
            Hdf5Dataset integers = file.root().dataset("outer/inner/integers").orElseThrow();
            assertThatThrownBy(integers::floats)
                    .isInstanceOf(InvalidHdf5.class)
                    .hasMessageContaining("no floating-point numbers");
        }
    }

    @Test
    void textAttributesComeAsTheyWereWritten() throws IOException {
        Path path = folder.resolve("a.h5");
        try (WritableHdfFile out = HdfFile.write(path)) {
            out.putAttribute("one", "größer");
            out.putAttribute("some", new String[] {"kernel:0", "b"});
        }

        try (Hdf5File file = Hdf5File.open(path)) {
            assertThat(file.root().texts("one"))
                    .hasValueSatisfying(texts -> assertThat(texts).containsExactly("größer"));
            assertThat(file.root().texts("some"))
                    .hasValueSatisfying(texts -> assertThat(texts).containsExactly("kernel:0", "b"));
            assertThat(file.root().texts("none")).isEmpty();
        }
    }

    /** Each level of the tree names the next one two thousand times: read naively, 2000^8 nodes. */
    @Test
    void treeThatNamesTheSameNodeAgainAndAgainComesToAnEnd() throws IOException {
        Path path = folder.resolve("tree.h5");
        Files.write(path, tree(8, 2000));

        assertThatThrownBy(() -> Hdf5File.open(path))
                .isInstanceOf(InvalidHdf5.class)
                .hasMessageContaining("larger than its size allows");
    }

    @Test
    void treeThatNamesItselfIsRefused() throws IOException {
        byte[] bytes = tree(1, 1);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(256 + 24 + 8, 256);
        Path path = folder.resolve("tree.h5");
        Files.write(path, bytes);

        assertThatThrownBy(() -> Hdf5File.open(path))
                .isInstanceOf(InvalidHdf5.class)
                .hasMessageContaining("goes in circles");
    }

    /** A root group whose tree has {@code levels} levels of one node, with {@code entries} entries that name the node below. */
    private static byte[] tree(int levels, int entries) {
        int node = 24 + 16 * entries + 8;
        ByteBuffer file = ByteBuffer.allocate(256 + (levels + 1) * node + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'});
        file.put(13, (byte) 8).put(14, (byte) 8).putLong(64, 96);
        file.put(96, (byte) 1).putInt(104, 24).putShort(112, (short) 17).putShort(114, (short) 16);
        file.putLong(120, 256).putLong(128, 160);
        put(file, 160, "HEAP").putLong(168, 8).putLong(184, 200);
        for (int level = levels; level >= 0; level--) {
            int at = 256 + (levels - level) * node;
            put(file, at, "TREE").put(at + 5, (byte) level).putShort(at + 6, (short) entries);
            for (int i = 0; i < entries; i++) {
                file.putLong(at + 24 + 16 * i + 8, at + node);
            }
        }
        return put(file, file.capacity() - 8, "SNOD").array();
    }

    private static ByteBuffer put(ByteBuffer file, int at, String signature) {
        return file.put(at, signature.getBytes(StandardCharsets.US_ASCII));
    }
}
