package dev.descent.ml.network.onednn;

import dev.descent.ml.base.Finite;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.Stretch;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** The flat vectors of parameters and of their gradient in native memory, and views of them. */
final class ParameterMemory {
    /** All of them, [parameters]. */
    final FloatBuffer values;

    /** By the parameters, [parameters]. */
    final FloatBuffer gradients;

    private final FloatPointer valuesAt;
    private final FloatPointer gradientsAt;

    /** By stretch, since threads write different ones at once. */
    private final boolean[] spoilt;

    private final Map<String, Map<String, ParameterBlock>> blocks = new HashMap<>();

    ParameterMemory(List<ParameterBlock> all) {
        int count = all.stream().mapToInt(ParameterBlock::length).sum();
        valuesAt = new FloatPointer(Math.max(1, count));
        gradientsAt = new FloatPointer(Math.max(1, count));
        valuesAt.zero();
        gradientsAt.zero();
        values = valuesAt.capacity(count).asBuffer();
        gradients = gradientsAt.capacity(count).asBuffer();
        spoilt = new boolean[count / Stretch.LENGTH + 1];
        all.forEach(block ->
                blocks.computeIfAbsent(block.layer(), any -> new HashMap<>()).put(block.parameter(), block));
    }

    /** @param from a multiple of {@link Stretch#LENGTH} */
    void write(float[] all, int from, int to) {
        for (int at = from; at < to; at += Stretch.LENGTH) {
            int length = Math.min(Stretch.LENGTH, to - at);
            values.put(at, all, at, length);
            spoilt[at / Stretch.LENGTH] = !Finite.isFinite(all, at, length);
        }
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
        return has(layer, parameter) ? at(valuesAt, layer, parameter, layout) : null;
    }

    /** Where its gradient goes, or null where the layer has none such. */
    @Nullable
    memory gradient(String layer, String parameter, memory.desc layout) {
        return has(layer, parameter) ? at(gradientsAt, layer, parameter, layout) : null;
    }

    memory weights(String layer, memory.desc layout) {
        return at(valuesAt, layer, "W", layout);
    }

    memory weightGradient(String layer, memory.desc layout) {
        return at(gradientsAt, layer, "W", layout);
    }

    private memory at(FloatPointer vector, String layer, String parameter, memory.desc layout) {
        int offset = block(layer, parameter).offset();
        return new memory(layout, OnednnRuntime.engine(), vector.getPointer(FloatPointer.class, offset));
    }
}
