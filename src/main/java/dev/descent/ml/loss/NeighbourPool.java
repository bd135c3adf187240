package dev.descent.ml.loss;

/** Least and largest values among neighbours of a map; what lies beyond its edge, or does not count, is no neighbour. */
final class NeighbourPool {
    private final ExampleMaps maps;
    private final int height;
    private final int width;

    NeighbourPool(ExampleMaps maps) {
        this.maps = maps;
        height = maps.height;
        width = maps.width;
    }

    /**
     * The least of each place and the four beside, above and below it.
     *
     * @param pooled filled, where a place counts
     * @param from filled with where each was found
     */
    void erode(double[] map, double[] pooled, int[] from) {
        for (int i = 0; i < map.length; i++) {
            if (maps.valid[i]) {
                int x = i % width;
                int least = i;
                least = x > 0 ? less(map, least, i - 1) : least;
                least = x + 1 < width ? less(map, least, i + 1) : least;
                least = i >= width ? less(map, least, i - width) : least;
                least = i + width < map.length ? less(map, least, i + width) : least;
                pooled[i] = map[least];
                from[i] = least;
            }
        }
    }

    /** The largest of each place and the eight around it, as {@link #erode} has the least. */
    void dilate(double[] map, double[] pooled, int[] from) {
        for (int i = 0; i < map.length; i++) {
            if (maps.valid[i]) {
                int largest = largest(map, i);
                pooled[i] = map[largest];
                from[i] = largest;
            }
        }
    }

    private int less(double[] map, int known, int other) {
        return maps.valid[other] && map[other] < map[known] ? other : known;
    }

    private int largest(double[] map, int place) {
        int x = place % width;
        int y = place / width;
        int largest = place;
        for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
            for (int i = row * width + Math.max(0, x - 1); i <= row * width + Math.min(width - 1, x + 1); i++) {
                largest = maps.valid[i] && map[i] > map[largest] ? i : largest;
            }
        }
        return largest;
    }
}
