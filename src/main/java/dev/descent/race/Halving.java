package dev.descent.race;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving (Jamieson and Talwalkar 2016, arXiv:1502.07943): at each rung, an epoch, the better entries go on.
 *
 * @param first epoch at whose end entries are left out
 * @param factor by which entries become fewer, and by which the next rung is later
 */
record Halving(Integer first, Integer factor) {
    private static final Parameter<Integer> FIRST = Parameter.integer("first")
            .required()
            .atLeast(1)
            .atMost(100_000)
            .says("The first rung: an epoch that every entry reaches.");
    private static final Parameter<Integer> FACTOR = Parameter.integer("factor")
            .atLeast(2)
            .atMost(16)
            .orElse(2)
            .says("By which entries become fewer at a rung, and by which the next rung is later.");

    Halving {
        Faults faults = new Faults();
        first = FIRST.of(first, faults);
        factor = FACTOR.of(factor, faults);
        faults.raise();
    }

    /** The epochs at whose end entries are left out, until one is left. */
    List<Integer> rungs(int entries, int epochs) {
        List<Integer> rungs = new ArrayList<>();
        int left = entries;
        for (long epoch = first; epoch < epochs && left > 1; epoch *= factor) {
            rungs.add((int) epoch);
            left = kept(left);
        }
        return rungs;
    }

    /** How many of so many go on. */
    int kept(int entries) {
        return (entries + factor - 1) / factor;
    }
}
