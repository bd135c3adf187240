package dev.descent.ml.network.onednn;

import dev.descent.ml.network.NetworkPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;

/** Compiles a network that is not refused, vertex by vertex in the order of computation. */
final class Compiler {
    private final Vertices vertices;
    private final List<String> order;
    private final NetworkPlan plan;
    private final VertexShapes shapes;
    private final UpConvolutions upConvolutions;

    /** @param order of the vertices, the input first */
    Compiler(NetworkPlan plan, List<String> order) {
        this.plan = plan;
        this.order = order;
        this.vertices = new Vertices(plan.configuration());
        this.shapes = new VertexShapes(plan, vertices.input());
        this.upConvolutions = new UpConvolutions(vertices, shapes);
    }

    /** Adds all steps to the program, and gives the pass that runs them. */
    Pass compile(PassBuilder program) {
        DenseChain small = DenseChain.of(vertices, plan);
        return small != null && small.isFaster(program.examples) ? small.compile(program) : ofPrimitives(program);
    }

    private Pass ofPrimitives(PassBuilder program) {
        Map<String, NativeTensor> made = new HashMap<>();
        NativeTensor input = input(program);
        made.put(vertices.input(), input);
        LayerCompiler layers = new LayerCompiler(program, vertices);
        for (String name : order) {
            if (!made.containsKey(name) && !upConvolutions.isSkipped(name)) {
                NativeTensor tensor = vertex(name, made, layers, program);
                shapes.check(name, tensor);
                made.put(name, tensor);
            }
        }
        return Pass.of(program, plan, input, Objects.requireNonNull(made.get(vertices.output())));
    }

    private NativeTensor input(PassBuilder program) {
        List<Integer> sizes = plan.takes().dimensions();
        long[] dims = new long[sizes.size() + 1];
        dims[0] = program.examples;
        for (int i = 1; i < dims.length; i++) {
            dims[i] = sizes.get(i - 1);
        }
        return program.tensor(Layouts.plain(dims), false, dims);
    }

    private NativeTensor vertex(
            String name, Map<String, NativeTensor> made, LayerCompiler layers, PassBuilder program) {
        GraphVertex vertex = vertices.of(name);
        UpConvolutions.UpInputs doubled = upConvolutions.of(name);
        if (doubled != null && vertex instanceof LayerVertex layer) {
            NativeTensor beside = doubled.beside() == null ? null : made.get(doubled.beside());
            NativeTensor small = Objects.requireNonNull(made.get(doubled.small()));
            return layers.upConvolution(name, layer.getLayerConf().getLayer(), small, beside, doubled.smallFirst());
        }
        List<NativeTensor> inputs = vertices.inputs(name).stream()
                .map(input -> Objects.requireNonNull(made.get(input)))
                .toList();
        if (vertex instanceof LayerVertex layer) {
            NativeTensor x = layer.getPreProcessor() == null
                    ? inputs.get(0)
                    : inputs.get(0).flattened();
            return layers.layer(name, layer.getLayerConf().getLayer(), x);
        }
        return combined(name, vertex, inputs, program);
    }

    private static NativeTensor combined(
            String name, GraphVertex vertex, List<NativeTensor> inputs, PassBuilder program) {
        if (vertex instanceof MergeVertex) {
            return new Joined(program, inputs).add();
        }
        if (vertex instanceof ElementWiseVertex combined) {
            Combined values = new Combined(program, name);
            return combined.getOp() == ElementWiseVertex.Op.Add
                    ? values.sum(inputs)
                    : values.product(inputs.get(0), inputs.get(1));
        }
        Activations functions = new Activations(program);
        if (vertex instanceof ScaleVertex scale) {
            return functions.apply(name, Eltwise.linear(scale.getScaleFactor(), 0), inputs.get(0));
        }
        if (vertex instanceof ShiftVertex shift) {
            return functions.apply(name, Eltwise.linear(1, shift.getShiftFactor()), inputs.get(0));
        }
        return inputs.get(0).flattened();
    }
}
