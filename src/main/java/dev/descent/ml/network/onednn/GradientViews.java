package dev.descent.ml.network.onednn;

import dev.descent.ml.optimizer.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/** Where a pass's primitives write the gradient by parameters: in one vector, that may be another one from pass to pass. */
final class GradientViews {
    private final ParameterMemory parameters;
    private final List<View> views = new ArrayList<>();
    private FloatPointer at;

    /** @param offset of what it begins with */
    private record View(memory written, int offset) {}

    GradientViews(ParameterMemory parameters) {
        this.parameters = parameters;
        at = parameters.gradients.at();
    }

    /** Where the gradient by a parameter goes, or null where the layer has none such. */
    @Nullable
    memory of(String layer, String parameter, memory.desc layout) {
        return parameters.has(layer, parameter) ? view(parameters.block(layer, parameter), layout) : null;
    }

    memory ofWeights(String layer, memory.desc layout) {
        return view(parameters.block(layer, "W"), layout);
    }

    private memory view(ParameterBlock block, memory.desc layout) {
        FloatPointer from = at.getPointer(FloatPointer.class, block.offset());
        memory made = new memory(layout, OnednnRuntime.engine(), from);
        views.add(new View(made, block.offset()));
        return made;
    }

    /** Goes where the next gradient is to be. None of the memories owns what it is moved from. */
    void follow() {
        FloatPointer now = parameters.gradients.at();
        if (now.address() != at.address()) {
            at = now;
            views.forEach(view -> view.written.set_data_handle(now.getPointer(FloatPointer.class, view.offset)));
        }
    }
}
