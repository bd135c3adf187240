package dev.descent.ml.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a batch is cut. */
final class Shards {
    private Shards() {}

    /**
     * Into shards of the same size, the first ones larger by an example where it does not divide.
     *
     * @param most shards; there are fewer where there are fewer examples
     */
    static List<int[]> cut(int[] examples, int most) {
        int shards = Math.min(most, examples.length);
        List<int[]> cut = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < shards; i++) {
            int to = from + examples.length / shards + (i < examples.length % shards ? 1 : 0);
            cut.add(Arrays.copyOfRange(examples, from, to));
            from = to;
        }
        return cut;
    }
}
