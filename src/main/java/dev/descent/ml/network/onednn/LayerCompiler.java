package dev.descent.ml.network.onednn;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Compiles a layer of DL4J's. */
final class LayerCompiler {
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};

    private final PassBuilder program;
    private final Vertices vertices;
    private final Activations activations;
    private int dropping;

    LayerCompiler(PassBuilder program, Vertices vertices) {
        this.program = program;
        this.vertices = vertices;
        this.activations = new Activations(program);
    }

    NativeTensor layer(String name, Layer layer, NativeTensor x) {
        if (layer instanceof BatchNormalization norm) {
            return new Normalized(program, name, norm, program.vector(x)).add();
        }
        if (layer instanceof ConvolutionLayer convolution) {
            return convolution(name, convolution, x);
        }
        if (layer instanceof ActivationLayer activation) {
            return activations.apply(name, activation.getActivationFn(), x);
        }
        if (layer instanceof DropoutLayer && layer.getIDropout() instanceof Dropout dropout) {
            dropping++;
            return new Dropped(program, name, dropping).add(x, dropout.getP());
        }
        if (layer instanceof CnnLossLayer) {
            return x;
        }
        return layer instanceof FeedForwardLayer dense ? dense(name, dense, x) : ofImages(name, layer, x);
    }

    private NativeTensor ofImages(String name, Layer layer, NativeTensor x) {
        if (layer instanceof SubsamplingLayer pooling) {
            KernelWindow window = KernelWindow.of(
                    x.dims,
                    pooling.getKernelSize(),
                    pooling.getStride(),
                    pooling.getPadding(),
                    ONE,
                    pooling.getConvolutionMode());
            return new Pooled(program, name, x, window, pooling.getPoolingType() == PoolingType.MAX).add();
        }
        if (layer instanceof GlobalPoolingLayer pooling) {
            int[] all = {(int) x.dims[2], (int) x.dims[3]};
            KernelWindow window = KernelWindow.of(x.dims, all, ONE, NONE, ONE, ConvolutionMode.Truncate);
            return new Pooled(program, name, x, window, pooling.getPoolingType() == PoolingType.MAX)
                    .add()
                    .flattened();
        }
        if (layer instanceof Upsampling2D repeated) {
            return new Resampled(program, name, x).add(repeated.getSize());
        }
        if (layer instanceof ZeroPaddingLayer padding) {
            return new Padded(program, x, padding.getPadding()).widened();
        }
        if (layer instanceof Cropping2D cropping) {
            return new Padded(program, x, cropping.getCropping()).cut();
        }
        throw new IllegalStateException("cannot compile " + name);
    }

    /** The output layer's activation is the loss's. */
    private NativeTensor dense(String name, FeedForwardLayer layer, NativeTensor given) {
        IActivation activation = layer instanceof OutputLayer ? new ActivationIdentity() : layer.getActivationFn();
        Eltwise fused = Activations.fusible(activation);
        NativeTensor x = program.vector(given);
        long outputs = layer.getNOut();
        Kernels kernels = new Dense(program, name, x, outputs).kernels(fused);
        NativeTensor y =
                new Weighted(program, name, x, kernels, outputs, x.dims[1]).add(fused, true, x.dims[0], outputs);
        return fused == null ? activations.apply(name, activation, y) : y;
    }

    private NativeTensor convolution(String name, ConvolutionLayer layer, NativeTensor x) {
        Eltwise fused = Activations.fusible(layer.getActivationFn());
        KernelWindow window = KernelWindow.of(
                x.dims,
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode());
        long channels = layer.getNOut();
        Kernels kernels = new Convolution(program, name, x, channels, window).kernels(fused);
        NativeTensor y = new Weighted(
                        program, name, x, kernels, channels, x.dims[1], window.kernel()[0], window.kernel()[1])
                .add(fused, !isOnlyPooled(name), x.dims[0], channels, window.output()[0], window.output()[1]);
        return fused == null ? activations.apply(name, layer.getActivationFn(), y) : y;
    }

    /** {@link UpConvolution} in the place of a convolution. */
    NativeTensor upConvolution(
            String name, Layer layer, NativeTensor small, @Nullable NativeTensor beside, boolean smallFirst) {
        ConvolutionLayer convolution = (ConvolutionLayer) layer;
        Eltwise fused = Activations.fusible(convolution.getActivationFn());
        NativeTensor y = new UpConvolution(program, name, small, beside, smallFirst, convolution.getNOut()).add(fused);
        return fused == null ? activations.apply(name, convolution.getActivationFn(), y) : y;
    }

    /** Whether all that becomes of a vertex is the largest of windows. */
    private boolean isOnlyPooled(String name) {
        String user = vertices.onlyUser(name);
        return user != null
                && vertices.layer(user) instanceof SubsamplingLayer pooling
                && pooling.getPoolingType() == PoolingType.MAX;
    }
}
