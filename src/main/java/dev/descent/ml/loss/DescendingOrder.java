package dev.descent.ml.loss;

import java.util.Arrays;

/** The order of values from the largest down; equals stay as they are. A merge sort over reused arrays. */
final class DescendingOrder {
    private int[] order = {};
    private int[] spare = {};

    /** The indices of the first {@code count} values, the largest value's first. Valid until the next call. */
    int[] of(double[] values, int count) {
        if (order.length < count) {
            order = new int[count];
            spare = new int[count];
        }
        Arrays.setAll(order, i -> i);
        for (int run = 1; run < count; run *= 2) {
            for (int from = 0; from < count; from += 2 * run) {
                merge(values, from, Math.min(from + run, count), Math.min(from + 2 * run, count));
            }
            int[] merged = spare;
            spare = order;
            order = merged;
        }
        return order;
    }

    private void merge(double[] values, int from, int middle, int end) {
        int left = from;
        int right = middle;
        for (int i = from; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && !(values[order[left]] < values[order[right]]));
            spare[i] = takeLeft ? order[left++] : order[right++];
        }
    }
}
