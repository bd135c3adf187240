package dev.descent.ml.network.onednn;

import dev.descent.ml.optimizer.ParameterBlock;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;

/** Brings the weights of a 3 × 3 convolution into the kernel of {@link UpConvolution}, and their gradient back. */
final class UpWeights {
    private final PassBuilder program;
    private final UpKernel sums;
    private final int from;
    private final float[] weights;
    private final float[] kernel;

    UpWeights(PassBuilder program, String name, UpKernel sums) {
        this.program = program;
        this.sums = sums;
        ParameterBlock block = program.parameters.block(name, "W");
        this.from = block.offset();
        this.weights = new float[block.length()];
        this.kernel = new float[sums.size()];
    }

    /** Adds the step that fills a kernel, before those forward. */
    void spread(memory into) {
        FloatBuffer filled = PassBuilder.floats(into, kernel.length);
        program.weights.add(() -> {
            program.parameters.values.get(from, weights, 0, weights.length);
            sums.spread(weights, kernel);
            filled.put(0, kernel, 0, kernel.length);
        });
    }

    /** Adds the step backward that takes a kernel's gradient; what belongs to other channels stays. */
    void gather(memory kernelGradient) {
        FloatBuffer given = PassBuilder.floats(kernelGradient, kernel.length);
        program.backward.add(() -> {
            given.get(0, kernel, 0, kernel.length);
            program.parameters.gradients.values.get(from, weights, 0, weights.length);
            sums.gather(kernel, weights);
            program.parameters.gradients.values.put(from, weights, 0, weights.length);
        });
    }
}
