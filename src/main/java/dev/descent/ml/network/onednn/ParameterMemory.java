package dev.descent.ml.network.onednn;

import dev.descent.ml.base.Finite;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.Stretch;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** The flat vectors of parameters and of their gradient in native memory, and views of them. */
final class ParameterMemory {
    /** All of them, [parameters]. */
    final FloatBuffer values;

    final GradientMemory gradients;

    private final FloatPointer valuesAt;

    /** By stretch, since threads write different ones at once. */
    private final boolean[] spoilt;

    /** How often something was written. */
    private final AtomicLong version;

    private final Map<String, Map<String, ParameterBlock>> blocks;

    private ParameterMemory(
            FloatPointer valuesAt,
            boolean[] spoilt,
            AtomicLong version,
            Map<String, Map<String, ParameterBlock>> blocks) {
        this.valuesAt = valuesAt;
        this.spoilt = spoilt;
        this.version = version;
        this.blocks = blocks;
        values = valuesAt.asBuffer();
        gradients = new GradientMemory(values.capacity());
    }

    static ParameterMemory of(List<ParameterBlock> all) {
        int count = all.stream().mapToInt(ParameterBlock::length).sum();
        Map<String, Map<String, ParameterBlock>> blocks = new HashMap<>();
        all.forEach(block ->
                blocks.computeIfAbsent(block.layer(), any -> new HashMap<>()).put(block.parameter(), block));
        boolean[] spoilt = new boolean[count / Stretch.LENGTH + 1];
        return new ParameterMemory(GradientMemory.zeros(count), spoilt, new AtomicLong(), blocks);
    }

    /** The same parameters, and a gradient of its own. */
    ParameterMemory beside() {
        return new ParameterMemory(valuesAt, spoilt, version, blocks);
    }

    /** @param from a multiple of {@link Stretch#LENGTH} */
    void write(float[] all, int from, int to) {
        for (int at = from; at < to; at += Stretch.LENGTH) {
            int length = Math.min(Stretch.LENGTH, to - at);
            values.put(at, all, at, length);
            spoilt[at / Stretch.LENGTH] = !Finite.isFinite(all, at, length);
        }
        version.incrementAndGet();
    }

    /** Another one whenever something was written. */
    long version() {
        return version.get();
    }

    /** Whether all values are. */
    boolean isFinite() {
        for (boolean one : spoilt) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    boolean has(String layer, String parameter) {
        return blocks.getOrDefault(layer, Map.of()).containsKey(parameter);
    }

    ParameterBlock block(String layer, String parameter) {
        ParameterBlock block = blocks.getOrDefault(layer, Map.of()).get(parameter);
        if (block == null) {
            throw new IllegalStateException(layer + " has no " + parameter);
        }
        return block;
    }

    /** The parameter as memory, or null where the layer has none such. */
    @Nullable
    memory value(String layer, String parameter, memory.desc layout) {
        return has(layer, parameter) ? value(block(layer, parameter), layout) : null;
    }

    memory weights(String layer, memory.desc layout) {
        return value(block(layer, "W"), layout);
    }

    private memory value(ParameterBlock block, memory.desc layout) {
        return new memory(layout, OnednnRuntime.engine(), valuesAt.getPointer(FloatPointer.class, block.offset()));
    }
}
