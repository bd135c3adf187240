package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectBordersTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.3, 0.7})
    void weightsAreThoseThatAllDistancesGive(double density) {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            ClassMap map = drawn(1 + random.nextInt(14), 1 + random.nextInt(14), density, random);

            assertThat(new ObjectBorders(10.0, 5.0).weights(map, 4)).containsExactly(slowly(map, 10, 5), within(1e-5f));
        }
    }

    @Test
    void regionsThatTouchByACornerAreOneObjectAndOtherClassesAreOthers() {
        assertThat(MaskObjects.of(map("1..", ".1.", "..2"), 3).count()).isEqualTo(2);
        assertThat(MaskObjects.of(map("11.", "...", ".11"), 3).count()).isEqualTo(2);
        assertThat(MaskObjects.of(map("12"), 3).count()).isEqualTo(2);
    }

    @Test
    void pixelsThatDoNotCountAreNoObjects() {
        assertThat(MaskObjects.of(map("1?1", "?.."), 3).count()).isEqualTo(2);
        assertThat(MaskObjects.of(map("???", "..."), 3).count()).isZero();
    }

    @Test
    void withFewerThanTwoObjectsNothingIsAdded() {
        assertThat(new ObjectBorders(10.0, 5.0).weights(map("...", "..."), 3)).containsOnly(1);
        assertThat(new ObjectBorders(10.0, 5.0).weights(map(".11", "..1"), 3)).containsOnly(1);
    }

    @Test
    void withinAnObjectOnlyTheOtherOneIsFar() {
        float[] weights = new ObjectBorders(10.0, 2.0).weights(map("1..1"), 3);

        assertThat(weights[0]).isCloseTo((float) (1 + 10 * Math.exp(-9 / 8.0)), within(1e-6f));
        assertThat(weights[1]).isEqualTo(weights[0]);
    }

    private static ClassMap drawn(int height, int width, double density, Random random) {
        byte[] codes = new byte[height * width];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (random.nextDouble() < density ? random.nextInt(4) - 1 : 0);
        }
        return new ClassMap(height, width, codes);
    }

    private static ClassMap map(String... rows) {
        String all = String.join("", rows);
        byte[] codes = new byte[all.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] =
                    (byte) (all.charAt(i) == '.' ? 0 : all.charAt(i) == '?' ? ClassMap.IGNORED : all.charAt(i) - '0');
        }
        return new ClassMap(rows.length, rows[0].length(), codes);
    }

    /** Every pixel against every pixel of every object, as the definition has it. */
    private static float[] slowly(ClassMap map, double w0, double sigma) {
        List<List<Integer>> objects = objects(map);
        float[] weights = new float[map.codes().length];
        Arrays.fill(weights, 1);
        for (int i = 0; i < weights.length && objects.size() > 1; i++) {
            int pixel = i;
            double[] distances = objects.stream()
                    .mapToDouble(object -> object.stream()
                            .mapToDouble(other -> distance(map, pixel, other))
                            .min()
                            .orElseThrow())
                    .sorted()
                    .toArray();
            double sum = distances[0] + distances[1];
            weights[i] = (float) (1 + w0 * Math.exp(-sum * sum / (2 * sigma * sigma)));
        }
        return weights;
    }

    private static double distance(ClassMap map, int one, int other) {
        return Math.hypot(one / map.width() - other / map.width(), one % map.width() - other % map.width());
    }

    /** By joining sets until nothing joins. */
    private static List<List<Integer>> objects(ClassMap map) {
        List<List<Integer>> objects = new ArrayList<>();
        for (int i = 0; i < map.codes().length; i++) {
            int pixel = i;
            if (map.codes()[i] > 0) {
                List<Integer> joined = new ArrayList<>(List.of(pixel));
                objects.removeIf(object -> {
                    boolean touches = map.codes()[object.get(0)] == map.codes()[pixel]
                            && object.stream().anyMatch(other -> distance(map, pixel, other) < 1.5);
                    return touches && joined.addAll(object);
                });
                objects.add(joined);
            }
        }
        return objects;
    }
}
