package dev.descent.ml.loss;

import java.util.Arrays;

/**
 * The soft skeleton of a map: what opening takes away, of the map and of the map thinned again and again; and the way back of
 * its slopes.
 */
final class SoftSkeleton {
    private final NeighbourPool pool;
    private final int iterations;
    /** The map, and thinned once, twice, …: [iterations + 2][places]. */
    private final double[][] thinned;

    private final int[][] thinnedFrom;
    private final int[][] openedFrom;
    /** What opening takes away of each but the last. */
    private final double[][] edges;
    /** The skeleton after each. */
    private final double[][] skeletons;

    private final double[][] slopes;
    private final double[] opened;

    SoftSkeleton(ExampleMaps maps, int iterations) {
        int size = maps.height * maps.width;
        pool = new NeighbourPool(maps);
        this.iterations = iterations;
        thinned = new double[iterations + 2][size];
        slopes = new double[iterations + 2][size];
        thinnedFrom = new int[iterations + 2][size];
        openedFrom = new int[iterations + 1][size];
        edges = new double[iterations + 1][size];
        skeletons = new double[iterations + 1][size];
        opened = new double[size];
    }

    /** The map to take the skeleton of, to be filled before; 0 where a place does not count. */
    double[] map() {
        return thinned[0];
    }

    /** Valid until the next call. */
    double[] find() {
        for (int k = 0; k <= iterations; k++) {
            pool.erode(thinned[k], thinned[k + 1], thinnedFrom[k + 1]);
            pool.dilate(thinned[k + 1], opened, openedFrom[k]);
            for (int i = 0; i < opened.length; i++) {
                double edge = Math.max(0, thinned[k][i] - opened[i]);
                double before = k == 0 ? 0 : skeletons[k - 1][i];
                edges[k][i] = edge;
                skeletons[k][i] = before + Math.max(0, edge - before * edge);
            }
        }
        return skeletons[iterations];
    }

    /**
     * Carries slopes back.
     *
     * @param bySkeleton d score / d skeleton; overwritten
     * @return d score / d map, valid until the next call
     */
    double[] carry(double[] bySkeleton) {
        for (double[] slope : slopes) {
            Arrays.fill(slope, 0);
        }
        for (int k = iterations; k >= 0; k--) {
            carry(k, bySkeleton);
        }
        for (int k = iterations + 1; k > 0; k--) {
            for (int i = 0; i < opened.length; i++) {
                slopes[k - 1][thinnedFrom[k][i]] += slopes[k][i];
            }
        }
        return slopes[0];
    }

    private void carry(int k, double[] bySkeleton) {
        for (int i = 0; i < opened.length; i++) {
            double edge = edges[k][i];
            double before = k == 0 ? 0 : skeletons[k - 1][i];
            if (edge > 0 && edge - before * edge > 0) {
                double byEdge = bySkeleton[i] * (1 - before);
                bySkeleton[i] *= 1 - edge;
                slopes[k][i] += byEdge;
                slopes[k + 1][openedFrom[k][i]] -= byEdge;
            }
        }
    }
}
