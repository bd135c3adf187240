package dev.descent.ml.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A formula compiled for examples up to a size: values forward and exact gradients backward, block by
 * block over arrays that are reused, so that memory does not grow with the example and the arrays
 * stay in the cache. One thread at a time.
 */
public final class Program {
    private static final int BLOCK = 512;

    private final ProgramCell root;
    private final int block;
    private final Map<Integer, ProgramCell> cells = new HashMap<>();
    private final List<List<ProgramCell>> scalars = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final ProgramCell[] externals;
    /** The numbers with a slope. */
    private final ProgramCell[] trained;

    private final boolean linear;

    /**
     * A program.
     *
     * @param nodes those that the root needs, arguments first
     * @param size outputs of an example, at most
     * @param width outputs of a position
     */
    Program(Node root, List<Node> nodes, int externals, int size, int width) {
        block = Math.min(Math.max(1, BLOCK / width) * width, size);
        this.externals = new ProgramCell[externals];
        for (Node node : nodes) {
            List<ProgramCell> arguments = node.arguments().stream()
                    .map(argument -> cell(argument.id()))
                    .toList();
            cells.put(node.id(), new ProgramCell(node, block, width, arguments));
        }
        this.root = cell(root.id());
        for (int level = 0; level <= root.level(); level++) {
            addLevel(nodes, level);
        }
        for (Node node : nodes) {
            if (node instanceof Node.External external) {
                this.externals[external.index()] = cell(node.id());
            }
        }
        trained = cells.values().stream()
                .filter(cell -> cell.node.isActive() && !cell.node.isVector())
                .toArray(ProgramCell[]::new);
        linear = root.level() <= 1 && Linearity.holds(nodes);
    }

    /**
     * Whether the score is a weighted sum of reductions and other losses with weights that no example changes: the
     * slopes of the losses are then known before their scores.
     */
    public boolean isLinear() {
        return linear;
    }

    /** Tells what a changing number is from now on. */
    public void set(String changing, double value) {
        for (ProgramCell cell : cells.values()) {
            if (cell.node instanceof Node.Changing given && given.name().equals(changing)) {
                cell.value[0] = value;
            }
        }
    }

    /** d score / d another loss's score; after {@link #score}, or before it where the program {@link #isLinear()}. */
    public double slope(int external) {
        double[] by = externals[external].by;
        return by == null ? 0 : by[0];
    }

    /** Sets the slopes of a linear program. */
    public void handBackWeight(OutputSource source, double weight) {
        clearScalarSlopes(weight);
        for (int level = scalars.size() - 1; level >= 0; level--) {
            handBackScalars(source, level);
        }
    }

    /**
     * The example's score. Adds {@code weight} times its gradient to the source's
     * slopes, and nothing where the weight is 0.
     *
     * @param scores of the other losses, in the order of {@link Formula#externals()}
     */
    public double score(OutputSource source, double[] scores, double weight) {
        for (int i = 0; i < externals.length; i++) {
            externals[i].value[0] = scores[i];
        }
        boolean atOnce = linear && weight != 0;
        if (atOnce) {
            handBackWeight(source, weight);
        }
        for (int level = 0; level < scalars.size(); level++) {
            for (ProgramCell scalar : scalars.get(level)) {
                scalar.forward(source);
            }
            if (level < stages.size()) {
                stages.get(level).forward(source, atOnce);
            }
        }
        if (weight != 0 && !linear) {
            handBack(source, weight);
        }
        return root.value[0];
    }

    private void handBack(OutputSource source, double weight) {
        clearScalarSlopes(weight);
        for (int level = scalars.size() - 1; level >= 0; level--) {
            handBackScalars(source, level);
            if (level > 0) {
                stages.get(level - 1).backward(source);
            }
        }
    }

    private void clearScalarSlopes(double weight) {
        for (ProgramCell cell : trained) {
            cell.clearSlopes();
        }
        if (root.by != null) {
            root.by[0] = weight;
        }
    }

    private void handBackScalars(OutputSource source, int level) {
        List<ProgramCell> cellsOfLevel = scalars.get(level);
        for (int i = cellsOfLevel.size() - 1; i >= 0; i--) {
            cellsOfLevel.get(i).backward(source);
        }
    }

    /** Operations of a level on numbers and rows, and the walk that makes the reductions of the next. */
    private void addLevel(List<Node> nodes, int level) {
        scalars.add(nodes.stream()
                .filter(node -> !node.isVector() && node.level() == level && isComputed(node))
                .map(node -> cell(node.id()))
                .toList());
        List<ProgramCell> reductions = nodes.stream()
                .filter(node -> node instanceof Node.Reduced && node.level() == level + 1)
                .map(node -> cell(node.id()))
                .toList();
        if (!reductions.isEmpty()) {
            stages.add(new Stage(reductions, this::cell, block));
        }
    }

    private static boolean isComputed(Node node) {
        return node instanceof Node.Applied || node instanceof Node.Spread || node instanceof Node.Total;
    }

    private ProgramCell cell(int id) {
        @Nullable ProgramCell cell = cells.get(id);
        if (cell == null) {
            throw new IllegalStateException("no cell " + id);
        }
        return cell;
    }
}
