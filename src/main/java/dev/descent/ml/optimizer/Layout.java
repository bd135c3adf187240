package dev.descent.ml.optimizer;

import dev.descent.ml.optimizer.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A network's blocks, sorted by what an optimizer does with them. */
final class Layout {
    private final List<ParameterBlock> blocks;
    private final List<Range> runs = new ArrayList<>();

    Layout(List<ParameterBlock> blocks) {
        this.blocks = List.copyOf(blocks);
        for (ParameterBlock block : optimized()) {
            Range range = range(block);
            Range last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.to() == range.from()) {
                runs.set(runs.size() - 1, new Range(last.from(), range.to()));
            } else {
                runs.add(range);
            }
        }
    }

    int size() {
        return blocks.stream().mapToInt(ParameterBlock::length).sum();
    }

    /** The longest runs of optimized blocks: running statistics lie between them. */
    List<Range> runs() {
        return runs;
    }

    List<Range> weights() {
        return of(Kind.WEIGHT);
    }

    List<Range> statistics() {
        return of(Kind.STATISTIC);
    }

    /** The optimized blocks, those of one key together. */
    Collection<List<Range>> groups(Function<ParameterBlock, Object> key) {
        Map<Object, List<Range>> groups = new LinkedHashMap<>();
        optimized().forEach(block -> groups.computeIfAbsent(key.apply(block), any -> new ArrayList<>())
                .add(range(block)));
        return groups.values();
    }

    private List<ParameterBlock> optimized() {
        return blocks.stream().filter(block -> block.kind() != Kind.STATISTIC).toList();
    }

    private List<Range> of(Kind kind) {
        return blocks.stream()
                .filter(block -> block.kind() == kind)
                .map(Layout::range)
                .toList();
    }

    private static Range range(ParameterBlock block) {
        return new Range(block.offset(), block.offset() + block.length());
    }
}
