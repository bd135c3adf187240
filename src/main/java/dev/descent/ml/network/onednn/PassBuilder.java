package dev.descent.ml.network.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A pass that is being compiled: what each vertex adds to it. Steps forward are added at once; those backward by what a vertex leaves
 * for later, which runs from the last vertex to the first, so that a tensor's gradient is whole before it is used.
 */
final class PassBuilder {
    final int examples;
    final boolean training;
    final ParameterMemory parameters;
    final GradientViews gradients;

    /** Steps that need the parameters alone: done before the others, when these have changed. */
    final List<Runnable> weights = new ArrayList<>();

    final List<Runnable> forward = new ArrayList<>();
    final List<Runnable> backward = new ArrayList<>();
    /** Seed of everything random in the pass that runs. */
    final Seed seed = new Seed();

    private final stream queue;
    private final List<Runnable> later = new ArrayList<>();
    private final Set<String> slow = new TreeSet<>();

    /** A number that changes from pass to pass. */
    static final class Seed {
        long value;
    }

    PassBuilder(int examples, boolean training, ParameterMemory parameters, stream queue) {
        this.examples = examples;
        this.training = training;
        this.parameters = parameters;
        this.gradients = new GradientViews(parameters);
        this.queue = queue;
    }

    dnnl.prop_kind kind() {
        return training ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference;
    }

    /** What is to be compiled once all vertices behind this tensor have been, if its gradient is wanted and there is one. */
    void later(NativeTensor of, Runnable compilation) {
        if (training && of.learns) {
            later.add(() -> {
                if (of.written) {
                    compilation.run();
                }
            });
        }
    }

    void compileBackward() {
        for (int i = later.size() - 1; i >= 0; i--) {
            later.get(i).run();
        }
    }

    /** Notes a layer whose primitive has no optimized code on this processor: it takes 100 times as long. */
    <T extends primitive_desc_base> T checked(String layer, T description) {
        if (description.impl_info_str().getString().contains("ref")) {
            slow.add(layer);
        }
        return description;
    }

    /** Layers that would be slow. */
    Set<String> slow() {
        return slow;
    }

    /** Of zeros, as the padding of blocked layouts must be. */
    memory memory(memory.desc layout) {
        memory made = new memory(layout, OnednnRuntime.engine());
        long bytes = layout.get_size();
        Pointer.memset(new Pointer(made.get_data_handle()).capacity(bytes), 0, bytes);
        return made;
    }

    /** Another look at memory that something else owns. */
    memory view(memory of, memory.desc layout) {
        return new memory(layout, OnednnRuntime.engine(), new Pointer(of.get_data_handle()));
    }

    static FloatBuffer floats(memory of, long count) {
        FloatPointer values = new FloatPointer(of.get_data_handle());
        values.capacity(count);
        return values.asBuffer();
    }

    NativeTensor tensor(memory.desc layout, boolean learns, long... dims) {
        return new NativeTensor(layout, memory(layout), learns, dims);
    }

    Call call(primitive operation) {
        return new Call(operation, queue);
    }

    Runnable copy(memory from, memory to) {
        reorder copying = new reorder(from, to);
        return () -> copying.execute(queue, from, to);
    }

    Runnable add(memory from, memory to) {
        post_ops sum = new post_ops();
        sum.append_sum(1f, 0, memory.data_type.undef);
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(sum);
        reorder copying = new reorder(from, to, attributes);
        return () -> copying.execute(queue, from, to);
    }

    /** The same values in such a layout, by a copy in {@code steps} where they are not. */
    memory as(memory given, memory.desc layout, List<Runnable> steps) {
        if (given.get_desc().equals(layout)) {
            return given;
        }
        memory copy = memory(layout);
        steps.add(copy(given, copy));
        return copy;
    }

    /** A vector in memory of its own. */
    NativeTensor vector(NativeTensor given) {
        NativeTensor image = given.image;
        if (image == null) {
            return given;
        }
        memory.desc ordered = Layouts.plain(image.dims);
        NativeTensor vector = tensor(Layouts.plain(given.dims), image.learns, given.dims);
        forward.add(copy(image.values, view(vector.values, ordered)));
        later(vector, () -> {
            memory gradient = view(gradient(vector), ordered);
            contribute(image, image.layout, to -> backward.add(copy(gradient, to)));
        });
        return vector;
    }

    /** The gradient of a tensor, to which all that use the tensor have contributed. */
    memory gradient(NativeTensor of) {
        return Objects.requireNonNull(of.gradient, "nothing contributed to the gradient");
    }

    /** Where the gradient of a tensor is to be written, by the first to contribute. */
    memory gradientOf(NativeTensor of) {
        memory gradient = of.gradient;
        if (gradient == null) {
            gradient = memory(of.layout);
            of.gradient = gradient;
        }
        return gradient;
    }

    /**
     * Adds to a tensor's gradient: straight into it where nothing is there and the layout is the same, else by a copy.
     *
     * @param layout in which the contribution is computed
     * @param compute adds the steps that write it to the memory given
     */
    void contribute(NativeTensor to, memory.desc layout, Consumer<memory> compute) {
        if (!to.learns) {
            return;
        }
        memory gradient = gradientOf(to);
        boolean straight = !to.written && to.layout.equals(layout);
        memory contribution = straight ? gradient : memory(layout);
        compute.accept(contribution);
        if (!straight) {
            backward.add(to.written ? add(contribution, gradient) : copy(contribution, gradient));
        }
        to.written = true;
    }
}
