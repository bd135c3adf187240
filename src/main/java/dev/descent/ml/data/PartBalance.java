package dev.descent.ml.data;

import java.util.stream.IntStream;

/**
 * How near parts are to their shares of all examples and of each stratum, as χ² measures it: the sum of
 * (n − wanted)² / wanted. Parts are numbered; part 0 is trained on, the others judge.
 */
final class PartBalance {
    private final double[][] wanted;
    private final int[][] has;
    private final int[] totals;
    private final int[] blocks;

    /**
     * @param shares of the parts; a part of none gets nothing
     * @param totals examples of each stratum
     */
    PartBalance(double[] shares, int[] totals) {
        int all = totals.length;
        this.totals = totals;
        this.blocks = new int[shares.length];
        this.has = new int[shares.length][all + 1];
        this.wanted = new double[shares.length][all + 1];
        for (int part = 0; part < shares.length; part++) {
            for (int stratum = 0; stratum < all; stratum++) {
                wanted[part][stratum] = shares[part] * totals[stratum];
            }
            wanted[part][all] = shares[part] * IntStream.of(totals).sum();
        }
    }

    boolean isAskedFor(int part) {
        return wanted[part][totals.length] > 0;
    }

    /** Groups in a part. */
    int blocks(int part) {
        return blocks[part];
    }

    void add(int part, GroupSplitter.Block block) {
        add(part, block, 1);
    }

    void remove(int part, GroupSplitter.Block block) {
        add(part, block, -1);
    }

    private void add(int part, GroupSplitter.Block block, int sign) {
        for (int i = 0; i < block.strata().length; i++) {
            has[part][block.strata()[i]] += sign * block.counts()[i];
        }
        has[part][totals.length] += sign * block.examples().length;
        blocks[part] += sign;
    }

    /**
     * The part that lacks most of what a group has, whatever the group's size: were large ones to fill a part less
     * gladly than small ones, those would hardly judge.
     */
    int neediest(GroupSplitter.Block block) {
        return best(block, 0, 0);
    }

    /** The part that a group of no part fits best into; {@code before} where no other is better. */
    int best(GroupSplitter.Block block, int before) {
        return best(block, before, 1);
    }

    private int best(GroupSplitter.Block block, int before, int sized) {
        boolean mayJudge = mayJudge(block);
        int best = mayJudge ? before : 0;
        for (int part = 0; mayJudge && part < blocks.length; part++) {
            if (isAskedFor(part) && change(part, block, sized) < change(best, block, sized)) {
                best = part;
            }
        }
        return best;
    }

    /** Whether something of each of its strata is left to train on where this group judges. */
    boolean mayJudge(GroupSplitter.Block block) {
        return IntStream.range(0, block.strata().length)
                .allMatch(i -> block.counts()[i] + judged(block.strata()[i]) < totals[block.strata()[i]]);
    }

    private int judged(int stratum) {
        return IntStream.range(1, has.length).map(part -> has[part][stratum]).sum();
    }

    /**
     * By how much a part comes further from its share with a group that it has not.
     *
     * @param sized 0 for an infinitely small part of the group, in proportion, or 1
     */
    private double change(int part, GroupSplitter.Block block, int sized) {
        int all = totals.length;
        double change = change(part, all, block.examples().length, sized);
        for (int i = 0; i < block.strata().length; i++) {
            change += change(part, block.strata()[i], block.counts()[i], sized);
        }
        return change;
    }

    private double change(int part, int stratum, int added, int sized) {
        double off = has[part][stratum] - wanted[part][stratum];
        return added * (2 * off + sized * added) / wanted[part][stratum];
    }
}
