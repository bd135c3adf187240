package dev.descent.ml.network.onednn;

import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/** Tensors of one shape put together value by value. */
final class Combined {
    private final PassBuilder program;
    private final String name;

    Combined(PassBuilder program, String name) {
        this.program = program;
        this.name = name;
    }

    NativeTensor sum(List<NativeTensor> given) {
        List<NativeTensor> parts = given.stream().map(program::vector).toList();
        NativeTensor first = parts.get(0);
        NativeTensor sum = program.tensor(first.layout, parts.stream().anyMatch(part -> part.learns), first.dims);
        program.forward.add(program.copy(first.values, sum.values));
        parts.stream().skip(1).forEach(part -> program.forward.add(program.add(part.values, sum.values)));
        for (NativeTensor part : parts) {
            program.later(
                    sum,
                    () -> program.contribute(
                            part, part.layout, to -> program.backward.add(program.copy(program.gradient(sum), to))));
        }
        return sum;
    }

    NativeTensor product(NativeTensor left, NativeTensor right) {
        NativeTensor a = program.vector(left);
        NativeTensor b = program.vector(right);
        memory factor = program.as(b.values, a.layout, program.forward);
        NativeTensor product = program.tensor(a.layout, a.learns || b.learns, a.dims);
        program.forward.add(multiply(a.values, factor, product.values));
        program.later(product, () -> {
            memory gradient = program.gradient(product);
            program.contribute(a, a.layout, to -> program.backward.add(multiply(gradient, factor, to)));
            program.contribute(b, a.layout, to -> program.backward.add(multiply(gradient, a.values, to)));
        });
        return product;
    }

    /** All three in one layout. */
    Call multiply(memory a, memory b, memory product) {
        memory.desc layout = product.get_desc();
        binary.primitive_desc description = program.checked(
                name,
                new binary.primitive_desc(
                        OnednnRuntime.engine(),
                        dnnl.algorithm.binary_mul,
                        layout,
                        layout,
                        layout,
                        new primitive_attr(),
                        false));
        return program.call(new binary(description))
                .with(dnnl.DNNL_ARG_SRC_0, a)
                .with(dnnl.DNNL_ARG_SRC_1, b)
                .with(dnnl.DNNL_ARG_DST, product);
    }
}
