package dev.descent.ml.loss;

/** Of a set of places of an example's map: how far each place that counts is from the other side. */
final class SetDistances {
    private final ExampleMaps maps;
    private final DistanceMap distances;
    private final boolean[] inside;
    private final boolean[] outside;
    private final double[] toInside;
    private final double[] toOutside;

    SetDistances(ExampleMaps maps) {
        this.maps = maps;
        distances = new DistanceMap(maps.height, maps.width);
        int size = maps.height * maps.width;
        inside = new boolean[size];
        outside = new boolean[size];
        toInside = new double[size];
        toOutside = new double[size];
    }

    /**
     * Finds the distances of the set of places whose value is above a half; false where it has none or all that count.
     *
     * @param values [height, width]
     */
    boolean find(double[] values) {
        boolean some = false;
        boolean others = false;
        for (int i = 0; i < inside.length; i++) {
            inside[i] = maps.valid[i] && values[i] > 0.5;
            outside[i] = maps.valid[i] && !inside[i];
            some |= inside[i];
            others |= outside[i];
        }
        if (some && others) {
            distances.find(inside, toInside);
            distances.find(outside, toOutside);
        }
        return some && others;
    }

    boolean isInside(int place) {
        return inside[place];
    }

    /** Squared, to the nearest place of the other side. */
    double toOther(int place) {
        return inside[place] ? toOutside[place] : toInside[place];
    }
}
