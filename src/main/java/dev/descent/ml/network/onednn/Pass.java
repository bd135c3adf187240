package dev.descent.ml.network.onednn;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.network.NetworkPlan;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/** A compiled pass over batches of one size: what is put in, what comes out, and the steps between. Owns its memory. */
final class Pass implements AutoCloseable {
    /** [examples, input]. */
    final FloatBuffer features;

    /** [examples, positions, width]. */
    final FloatBuffer logits;

    /** Shaped as these; null where nothing is trained. */
    final @Nullable FloatBuffer logitGradient;

    private final PassBuilder program;
    private final Runnable[] weights;
    private final Runnable[] forward;
    private final Runnable[] backward;
    private long seen = -1;
    private @Nullable PointerScope owned;

    Pass(PassBuilder program, FloatBuffer features, FloatBuffer logits, @Nullable FloatBuffer logitGradient) {
        this.program = program;
        this.features = features;
        this.logits = logits;
        this.logitGradient = logitGradient;
        this.weights = program.weights.toArray(Runnable[]::new);
        this.forward = program.forward.toArray(Runnable[]::new);
        this.backward = program.backward.toArray(Runnable[]::new);
    }

    /** Adds what brings the outputs into the order of labels, and compiles the way back. */
    static Pass of(PassBuilder program, NetworkPlan plan, NativeTensor input, NativeTensor output) {
        Target target = plan.target();
        long values = (long) program.examples * target.positions() * target.outputs();
        memory.desc ordered = output.isImage() ? Layouts.channelsLast(output.dims) : Layouts.plain(output.dims);
        memory logits = program.as(output.values, ordered, program.forward);
        FloatBuffer gradient = null;
        if (program.training) {
            gradient = backward(program, output, ordered, values);
        }
        FloatBuffer features = PassBuilder.floats(input.values, Layouts.count(input.dims));
        return new Pass(program, features, PassBuilder.floats(logits, values), gradient);
    }

    private static FloatBuffer backward(PassBuilder program, NativeTensor output, memory.desc ordered, long values) {
        memory gradient = program.gradientOf(output);
        boolean straight = output.layout.equals(ordered);
        memory given = straight ? gradient : program.memory(ordered);
        if (!straight) {
            program.backward.add(program.copy(given, gradient));
        }
        output.written = true;
        program.compileBackward();
        return PassBuilder.floats(given, values);
    }

    /** Takes over what was allocated for it. */
    Pass owning(PointerScope scope) {
        owned = scope;
        return this;
    }

    /** @param seed of everything random */
    void forward(long seed) {
        program.seed.value = seed;
        long version = program.parameters.version();
        if (seen != version) {
            run(weights);
            seen = version;
        }
        run(forward);
    }

    void backward() {
        program.gradients.follow();
        run(backward);
    }

    private static void run(Runnable[] steps) {
        for (Runnable step : steps) {
            step.run();
        }
    }

    PassBuilder program() {
        return program;
    }

    @Override
    public void close() {
        PointerScope scope = owned;
        if (scope != null) {
            owned = null;
            scope.close();
        }
    }
}
