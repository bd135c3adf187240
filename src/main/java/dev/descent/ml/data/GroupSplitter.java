package dev.descent.ml.data;

import dev.descent.ml.base.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Divides groups that stay whole. Each is put into the part that lacks most, as to its shares of the examples and of
 * the strata; then each is moved as long as that brings the parts nearer to these. Of each stratum something stays to be trained on, and
 * a part that is asked for gets a group where there is one for it.
 */
final class GroupSplitter {
    private static final int TRAINING = 0;
    private static final int VALIDATION = 1;
    private static final int TEST = 2;
    private static final int MOST_PASSES = 20;

    private final List<int[]> strata;
    private final List<Block> blocks;
    private final int[] partOf;
    private final PartBalance balance;

    /** @param strata the classes' examples, or one with all that are to be divided */
    GroupSplitter(Split split, List<int[]> strata, Groups groups) {
        this.strata = strata;
        this.blocks = blocks(groups, split.seed());
        this.partOf = new int[blocks.size()];
        double validation = split.validation().share();
        double test = split.test().share();
        int[] totals = strata.stream().mapToInt(stratum -> stratum.length).toArray();
        this.balance = new PartBalance(new double[] {1 - validation - test, validation, test}, totals);
    }

    /**
     * Examples of one group.
     *
     * @param strata of which it has some, each once
     * @param counts of examples in each of these
     */
    @SuppressWarnings("ArrayRecordComponent") // not changed after it is made
    record Block(int[] examples, int[] strata, int[] counts) {}

    Parts parts() {
        for (int i = 0; i < partOf.length; i++) {
            place(i, balance.neediest(blocks.get(i)));
        }
        boolean moved = true;
        for (int pass = 0; moved && pass < MOST_PASSES; pass++) {
            moved = improve();
        }
        fill(VALIDATION);
        fill(TEST);
        return new Parts(examples(TRAINING), examples(VALIDATION), examples(TEST));
    }

    private void place(int i, int part) {
        partOf[i] = part;
        balance.add(part, blocks.get(i));
    }

    private boolean improve() {
        boolean moved = false;
        for (int i = 0; i < partOf.length; i++) {
            int before = partOf[i];
            if (balance.blocks(before) > 1) {
                balance.remove(before, blocks.get(i));
                place(i, balance.best(blocks.get(i), before));
                moved |= partOf[i] != before;
            }
        }
        return moved;
    }

    /** Gives a part that has nothing and is asked for the smallest group that is not needed to train on. */
    private void fill(int part) {
        if (!balance.isAskedFor(part) || balance.blocks(part) > 0) {
            return;
        }
        IntStream.range(0, partOf.length)
                .filter(i -> partOf[i] == TRAINING && balance.mayJudge(blocks.get(i)))
                .boxed()
                .min(Comparator.comparingInt(i -> blocks.get(i).examples().length))
                .ifPresent(i -> {
                    balance.remove(TRAINING, blocks.get(i));
                    place(i, part);
                });
    }

    private int[] examples(int part) {
        return IntStream.range(0, partOf.length)
                .filter(i -> partOf[i] == part)
                .flatMap(i -> Arrays.stream(blocks.get(i).examples()))
                .sorted()
                .toArray();
    }

    /** In an order that the seed draws. */
    private List<Block> blocks(Groups groups, long seed) {
        int[] stratumOf = new int[groups.size()];
        for (int i = 0; i < strata.size(); i++) {
            for (int example : strata.get(i)) {
                stratumOf[example] = i;
            }
        }
        long[] sorted = strata.stream()
                .flatMapToInt(Arrays::stream)
                .mapToLong(example -> (long) groups.of(example) << Integer.SIZE | example)
                .sorted()
                .toArray();
        List<Block> found = new ArrayList<>();
        for (int from = 0, to = 0; from < sorted.length; from = to) {
            while (to < sorted.length && sorted[to] >> Integer.SIZE == sorted[from] >> Integer.SIZE) {
                to++;
            }
            found.add(block(
                    Arrays.stream(sorted, from, to).mapToInt(key -> (int) key).toArray(), stratumOf));
        }
        int[] order = IntStream.range(0, found.size()).toArray();
        Shuffle.inPlace(order, new Random(seed));
        return IntStream.of(order).mapToObj(found::get).toList();
    }

    private static Block block(int[] examples, int[] stratumOf) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int example : examples) {
            counts.merge(stratumOf[example], 1, Integer::sum);
        }
        return new Block(examples, ints(counts.keySet()), ints(counts.values()));
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
