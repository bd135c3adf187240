package dev.descent.ml.model.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.keras.KerasArray;
import dev.descent.ml.keras.KerasFile;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, they are read or refused: no other exception, no allocation that they only claim, no end that never comes. */
class HostileKerasTest {
    private static final int FLIPPED = 300;

    @TempDir
    Path folder;

    static Stream<String> forms() {
        return SavedModels.FORMS.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fileThatIsCutOffIsRefused(String name) throws IOException {
        byte[] whole = SavedModels.bytes(name);
        int refused = 0;
        int cuts = 0;
        for (int length = 0; length < whole.length; length += 1 + length / 29) {
            cuts++;
            refused += isRefused(Arrays.copyOf(whole, length)) ? 1 : 0;
        }

        // the end of a file may hold nothing that is read
        assertThat(refused).isGreaterThan(cuts * 3 / 4);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fileWithWrongBytesIsReadOrRefused(String name) throws IOException {
        byte[] whole = SavedModels.bytes(name);
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int i = 0; i < FLIPPED; i++) {
            byte[] bytes = whole.clone();
            for (int flip = random.nextInt(4); flip >= 0; flip--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += isRefused(bytes) ? 1 : 0;
        }

        assertThat(refused).isBetween(1, FLIPPED - 1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fileWithLargeNumbersIsReadOrRefused(String name) throws IOException {
        byte[] whole = SavedModels.bytes(name);
        Random random = new Random(3);
        int refused = 0;
        for (int at = 0; at < whole.length - 8; at += 40) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, at, at + 1 + random.nextInt(8), (byte) (random.nextBoolean() ? 0x7f : 0xff));
            refused += isRefused(bytes) ? 1 : 0;
        }

        assertThat(refused).isPositive();
    }

    /** Opens a file and reads all its weights. */
    private boolean isRefused(byte[] bytes) throws IOException {
        Path path = folder.resolve("file");
        Files.write(path, bytes);
        try (KerasFile file = KerasFile.open(path)) {
            file.model().layers().forEach(layer -> layer.weights().forEach(KerasArray::values));
            return false;
        } catch (InvalidSpec invalid) {
            assertThat(invalid.violations()).allMatch(fault -> fault.path().equals("uri"));
            return true;
        }
    }
}
