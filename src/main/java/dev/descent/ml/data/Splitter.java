package dev.descent.ml.data;

import dev.descent.ml.base.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Divides groups of examples (the classes, or one group of all) by the split's shares. The parts get the totals
 * that were asked for as far as the groups allow: every group gives each part its share rounded down, and what
 * is left goes one by one to the group that is furthest below its share, the earlier group first. Each group
 * keeps at least one example for training.
 */
final class Splitter {
    private final Split split;
    private final List<int[]> groups;
    private final int size;

    Splitter(Split split, List<int[]> groups) {
        this.split = split;
        Random random = new Random(split.seed());
        this.groups = groups.stream().map(group -> shuffled(group, random)).toList();
        this.size = groups.stream().mapToInt(group -> group.length).sum();
    }

    Parts parts() {
        int[] spare = groups.stream().mapToInt(group -> group.length - 1).toArray();
        int[] validation = apportion(split.validation().share(), spare);
        Arrays.setAll(spare, i -> spare[i] - validation[i]);
        int[] test = apportion(split.test().share(), spare);
        int[] none = new int[groups.size()];
        int[] kept = new int[groups.size()];
        Arrays.setAll(kept, i -> validation[i] + test[i]);
        int[] all = groups.stream().mapToInt(group -> group.length).toArray();
        return new Parts(slice(kept, all), slice(none, validation), slice(validation, kept));
    }

    /** How many examples each group gives, at most {@code spare}. */
    private int[] apportion(double share, int[] spare) {
        int total = share == 0 ? 0 : (int) Math.max(1, Math.round(size * share));
        int[] given = new int[spare.length];
        // a share such as 0.29 of 100 is a hair below 29 in floating point
        Arrays.setAll(given, i -> Math.min(spare[i], (int) Math.floor(groups.get(i).length * share + 1e-9)));
        for (int left = total - IntStream.of(given).sum(); left > 0; left--) {
            int neediest = neediest(share, spare, given);
            if (neediest < 0) {
                break;
            }
            given[neediest]++;
        }
        return given;
    }

    private int neediest(double share, int[] spare, int[] given) {
        int neediest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < given.length; i++) {
            double need = groups.get(i).length * share - given[i];
            if (given[i] < spare[i] && need > most + 1e-9) {
                most = need;
                neediest = i;
            }
        }
        return neediest;
    }

    private int[] slice(int[] from, int[] to) {
        return IntStream.range(0, groups.size())
                .flatMap(i -> Arrays.stream(groups.get(i), from[i], to[i]))
                .sorted()
                .toArray();
    }

    private static int[] shuffled(int[] group, Random random) {
        int[] result = group.clone();
        Shuffle.inPlace(result, random);
        return result;
    }
}
