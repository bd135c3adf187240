package dev.descent.ml.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** The reductions that can be done together, with the vectors they need: one walk over the example, block by block. */
final class Stage {
    private final int block;
    private final List<ProgramCell> reductions;
    private final List<ProgramCell> vectors = new ArrayList<>();
    private final List<ProgramCell> backwards;

    /** @param cells of all nodes, by id */
    Stage(List<ProgramCell> reductions, IntFunction<ProgramCell> cells, int block) {
        this.reductions = reductions;
        this.block = block;
        Set<Integer> needed = new TreeSet<>();
        List<Node> open = new ArrayList<>();
        reductions.forEach(reduction -> open.addAll(reduction.node.arguments()));
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            if (node.isVector() && needed.add(node.id())) {
                open.addAll(node.arguments());
            }
        }
        needed.forEach(id -> vectors.add(cells.apply(id)));
        backwards = new ArrayList<>(vectors);
        Collections.reverse(backwards);
    }

    /**
     * Computes the reductions; with {@code slopes}, which must stand in them
     * already, hands those back on the same walk.
     */
    void forward(OutputSource source, boolean slopes) {
        for (ProgramCell reduction : reductions) {
            reduction.beginReduction();
        }
        int size = source.size();
        for (int offset = 0; offset < size; offset += block) {
            int n = Math.min(block, size - offset);
            compute(source, offset, n);
            for (ProgramCell reduction : reductions) {
                reduction.reduce(source.weights(), offset, n);
            }
            if (slopes) {
                handBack(source, offset, n);
            }
        }
        for (ProgramCell reduction : reductions) {
            reduction.endReduction(size);
        }
    }

    /** Hands the reductions' slopes back; the values of all but a single block must be computed anew for that. */
    void backward(OutputSource source) {
        int size = source.size();
        for (int offset = 0; offset < size; offset += block) {
            int n = Math.min(block, size - offset);
            if (size > block) {
                compute(source, offset, n);
            }
            handBack(source, offset, n);
        }
    }

    private void compute(OutputSource source, int offset, int n) {
        for (ProgramCell vector : vectors) {
            vector.forward(source, offset, n);
        }
    }

    private void handBack(OutputSource source, int offset, int n) {
        for (ProgramCell vector : vectors) {
            vector.clearSlopes(n);
        }
        for (ProgramCell reduction : reductions) {
            reduction.spreadSlope(source.size(), source.weights(), offset, n);
        }
        for (ProgramCell vector : backwards) {
            vector.backward(source, offset, n);
        }
    }
}
