package dev.descent.ml.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Batch normalization. Its running statistics are parameters, moved by a “gradient” of their own. */
final class Normalized {
    private final PassBuilder program;
    private final String name;
    private final BatchNormalization layer;
    private final NativeTensor x;
    private final int channels;
    private final memory.desc perChannel;
    private final memory mean;
    private final memory variance;
    private final FloatBuffer means;
    private final FloatBuffer variances;
    private final int meanAt;
    private final int deviationAt;

    Normalized(PassBuilder program, String name, BatchNormalization layer, NativeTensor x) {
        this.program = program;
        this.name = name;
        this.layer = layer;
        this.x = x;
        channels = Math.toIntExact(x.dims[1]);
        perChannel = Layouts.plain(channels);
        mean = program.memory(perChannel);
        variance = program.memory(perChannel);
        means = PassBuilder.floats(mean, channels);
        variances = PassBuilder.floats(variance, channels);
        meanAt = program.parameters.block(name, "mean").offset();
        deviationAt = program.parameters.block(name, "log10stdev").offset();
    }

    private int flags() {
        int learned = dnnl.normalization_flags.use_scale.value | dnnl.normalization_flags.use_shift.value;
        return program.training ? learned : learned | dnnl.normalization_flags.use_global_stats.value;
    }

    NativeTensor add() {
        batch_normalization_forward.primitive_desc forward = program.checked(
                name,
                new batch_normalization_forward.primitive_desc(
                        OnednnRuntime.engine(),
                        program.kind().value,
                        x.layout,
                        x.layout,
                        (float) layer.getEps(),
                        flags(),
                        new primitive_attr(),
                        false));
        NativeTensor y = program.tensor(forward.dst_desc(), true, x.dims);
        if (!program.training) {
            program.forward.add(this::takeStatistics);
        }
        program.forward.add(program.call(new batch_normalization_forward(forward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_SCALE, program.parameters.value(name, "gamma", perChannel))
                .with(dnnl.DNNL_ARG_SHIFT, program.parameters.value(name, "beta", perChannel))
                .with(dnnl.DNNL_ARG_MEAN, mean)
                .with(dnnl.DNNL_ARG_VARIANCE, variance)
                .with(dnnl.DNNL_ARG_DST, y.values));
        program.later(y, () -> backward(forward, y));
        return y;
    }

    private void backward(batch_normalization_forward.primitive_desc forward, NativeTensor y) {
        batch_normalization_backward.primitive_desc backward = program.checked(
                name,
                new batch_normalization_backward.primitive_desc(
                        OnednnRuntime.engine(),
                        dnnl.prop_kind.backward.value,
                        x.layout,
                        x.layout,
                        x.layout,
                        (float) layer.getEps(),
                        flags(),
                        forward,
                        new primitive_attr(),
                        false));
        Call call = program.call(new batch_normalization_backward(backward))
                .with(dnnl.DNNL_ARG_SRC, x.values)
                .with(dnnl.DNNL_ARG_MEAN, mean)
                .with(dnnl.DNNL_ARG_VARIANCE, variance)
                .with(dnnl.DNNL_ARG_DIFF_DST, program.gradient(y))
                .with(dnnl.DNNL_ARG_SCALE, program.parameters.value(name, "gamma", perChannel))
                .with(dnnl.DNNL_ARG_DIFF_SCALE, program.gradients.of(name, "gamma", perChannel))
                .with(dnnl.DNNL_ARG_DIFF_SHIFT, program.gradients.of(name, "beta", perChannel));
        if (x.learns) {
            program.contribute(x, x.layout, to -> program.backward.add(call.with(dnnl.DNNL_ARG_DIFF_SRC, to)));
        } else {
            program.backward.add(call.with(dnnl.DNNL_ARG_DIFF_SRC, program.memory(x.layout)));
        }
        program.backward.add(this::moveStatistics);
    }

    /** DL4J keeps the logarithm of the deviation. */
    private void takeStatistics() {
        FloatBuffer values = program.parameters.values;
        for (int i = 0; i < channels; i++) {
            means.put(i, values.get(meanAt + i));
            variances.put(i, (float) Math.pow(10, 2.0 * values.get(deviationAt + i)));
        }
    }

    /** What is to be subtracted from the statistics, so that they become a running mean. */
    private void moveStatistics() {
        double decay = layer.getDecay();
        FloatBuffer values = program.parameters.values;
        FloatBuffer gradients = program.parameters.gradients.values;
        for (int i = 0; i < channels; i++) {
            double old = values.get(meanAt + i);
            gradients.put(meanAt + i, (float) ((1 - decay) * (old - means.get(i))));
            double deviation = values.get(deviationAt + i);
            double moved = decay * Math.pow(10, 2 * deviation) + (1 - decay) * variances.get(i);
            // a channel that has been constant for long: its logarithm must stay a number
            double kept = Math.max(moved, Float.MIN_NORMAL);
            gradients.put(deviationAt + i, (float) (deviation - 0.5 * Math.log10(kept)));
        }
    }
}
