package dev.descent.ml.network.onednn;

import java.util.List;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Functions of each value, and softmax. */
final class Activations {
    private final PassBuilder program;

    Activations(PassBuilder program) {
        this.program = program;
    }

    /** The function that the primitive before can apply itself, or null. */
    static @Nullable Eltwise fusible(IActivation activation) {
        List<Eltwise> functions = Eltwise.of(activation).orElse(List.of());
        return functions.size() == 1 && functions.get(0).byOutput() ? functions.get(0) : null;
    }

    static primitive_attr fused(@Nullable Eltwise function) {
        primitive_attr attributes = new primitive_attr();
        if (function != null) {
            post_ops after = new post_ops();
            append(function, after);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    static void append(Eltwise function, post_ops after) {
        after.append_eltwise(function.forward(), function.alpha(), function.beta());
    }

    private static List<Eltwise> functions(IActivation activation) {
        return Eltwise.of(activation).orElseThrow(() -> new IllegalStateException("cannot compute " + activation));
    }

    NativeTensor apply(String name, IActivation activation, NativeTensor x) {
        if (activation instanceof ActivationSoftmax) {
            return softmax(name, program.vector(x));
        }
        NativeTensor y = x;
        for (Eltwise function : functions(activation)) {
            y = apply(name, function, y);
        }
        return y;
    }

    NativeTensor apply(String name, Eltwise function, NativeTensor given) {
        NativeTensor x = program.vector(given);
        eltwise_forward.primitive_desc forward = program.checked(
                name,
                new eltwise_forward.primitive_desc(
                        OnednnRuntime.engine(),
                        program.kind(),
                        function.forward(),
                        x.layout,
                        x.layout,
                        function.alpha(),
                        function.beta(),
                        new primitive_attr(),
                        false));
        NativeTensor y = program.tensor(x.layout, x.learns, x.dims);
        program.forward.add(program.call(new eltwise_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_DST, y.values));
        program.later(
                y,
                () -> program.contribute(
                        x,
                        x.layout,
                        to -> differentiate(name, function, function.byOutput() ? y : x, program.gradient(y), to)));
        return y;
    }

    /**
     * Adds the step from the gradient by what a function gave to the gradient by what it got.
     *
     * @param from which the derivative is computed
     * @param into may be {@code gradient} itself
     */
    void differentiate(String name, Eltwise function, NativeTensor from, memory gradient, memory into) {
        memory.desc layout = from.layout;
        eltwise_forward.primitive_desc hint = new eltwise_forward.primitive_desc(
                OnednnRuntime.engine(),
                dnnl.prop_kind.forward_training,
                function.backward(),
                layout,
                layout,
                function.alpha(),
                function.beta(),
                new primitive_attr(),
                false);
        eltwise_backward.primitive_desc backward = program.checked(
                name,
                new eltwise_backward.primitive_desc(
                        OnednnRuntime.engine(),
                        function.backward(),
                        layout,
                        layout,
                        layout,
                        function.alpha(),
                        function.beta(),
                        hint,
                        new primitive_attr(),
                        false));
        program.backward.add(program.call(new eltwise_backward(backward))
                .with(function.byOutput() ? dnnl.DNNL_ARG_DST : dnnl.DNNL_ARG_SRC, from.values)
                .with(dnnl.DNNL_ARG_DIFF_DST, gradient)
                .with(dnnl.DNNL_ARG_DIFF_SRC, into));
    }

    private NativeTensor softmax(String name, NativeTensor x) {
        softmax_forward.primitive_desc forward = program.checked(
                name,
                new softmax_forward.primitive_desc(
                        OnednnRuntime.engine(),
                        program.kind(),
                        dnnl.algorithm.softmax_accurate,
                        x.layout,
                        x.layout,
                        1,
                        new primitive_attr(),
                        false));
        NativeTensor y = program.tensor(x.layout, x.learns, x.dims);
        program.forward.add(program.call(new softmax_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_DST, y.values));
        program.later(y, () -> {
            softmax_backward.primitive_desc backward = program.checked(
                    name,
                    new softmax_backward.primitive_desc(
                            OnednnRuntime.engine(),
                            dnnl.algorithm.softmax_accurate,
                            x.layout,
                            x.layout,
                            x.layout,
                            1,
                            forward,
                            new primitive_attr(),
                            false));
            program.contribute(
                    x,
                    x.layout,
                    to -> program.backward.add(program.call(new softmax_backward(backward))
                            .with(dnnl.DNNL_ARG_DST, y.values)
                            .with(dnnl.DNNL_ARG_DIFF_DST, program.gradient(y))
                            .with(dnnl.DNNL_ARG_DIFF_SRC, to)));
        });
        return y;
    }
}
