package dev.descent.ml.network.onednn;

import dev.descent.ml.network.GraphLayers;
import java.util.Arrays;
import java.util.Set;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The layers that are compiled, in the settings in which they compute as DL4J's do. */
final class CompiledLayers {
    private static final Set<Class<? extends Layer>> OF_IMAGES =
            Set.of(Upsampling2D.class, ZeroPaddingLayer.class, Cropping2D.class, CnnLossLayer.class);
    private static final Set<Class<? extends Layer>> KINDS = Set.of(
            DenseLayer.class,
            ConvolutionLayer.class,
            Convolution2D.class,
            ActivationLayer.class,
            BatchNormalization.class,
            SubsamplingLayer.class,
            GlobalPoolingLayer.class,
            DropoutLayer.class,
            OutputLayer.class);
    private static final Set<ConvolutionMode> MODES =
            Set.of(ConvolutionMode.Same, ConvolutionMode.Truncate, ConvolutionMode.Strict);

    private CompiledLayers() {}

    /** @param image whether the layer gets an image */
    static boolean contains(Layer layer, boolean image) {
        if (layer instanceof DropoutLayer) {
            return layer.getIDropout() instanceof Dropout dropout && dropout.getPSchedule() == null;
        }
        return layer.getIDropout() == null && contains(layer, image, layer.getClass());
    }

    private static boolean contains(Layer layer, boolean image, Class<? extends Layer> type) {
        if (type == DenseLayer.class) {
            DenseLayer dense = (DenseLayer) layer;
            return !image && !dense.hasLayerNorm() && isCompiled(dense.getActivationFn(), false);
        }
        if (type == ConvolutionLayer.class || type == Convolution2D.class) {
            ConvolutionLayer convolution = (ConvolutionLayer) layer;
            return image
                    && MODES.contains(convolution.getConvolutionMode())
                    && isCompiled(convolution.getActivationFn(), true);
        }
        if (layer instanceof ActivationLayer activation) {
            return isCompiled(activation.getActivationFn(), image);
        }
        if (layer instanceof BatchNormalization norm) {
            return norm.isUseLogStd()
                    && !norm.isLockGammaBeta()
                    && norm.isMinibatch()
                    && norm.getActivationFn() instanceof ActivationIdentity;
        }
        if (layer instanceof SubsamplingLayer pooling) {
            return image && isCompiled(pooling);
        }
        if (layer instanceof GlobalPoolingLayer pooling) {
            return image && pooling.isCollapseDimensions() && isCompiled(pooling.getPoolingType());
        }
        return type == OutputLayer.class ? !image : image && OF_IMAGES.contains(type);
    }

    private static boolean isCompiled(SubsamplingLayer pooling) {
        boolean padded = Arrays.stream(pooling.getPadding()).anyMatch(side -> side != 0);
        boolean dilated = Arrays.stream(pooling.getDilation()).anyMatch(step -> step != 1);
        boolean countsPadding = pooling.getPoolingType() == PoolingType.AVG
                && (pooling.isAvgPoolIncludePadInDivisor()
                        || (padded && pooling.getConvolutionMode() != ConvolutionMode.Same));
        return isCompiled(pooling.getPoolingType())
                && !dilated
                && !countsPadding
                && MODES.contains(pooling.getConvolutionMode());
    }

    private static boolean isCompiled(PoolingType type) {
        return type == PoolingType.MAX || type == PoolingType.AVG;
    }

    private static boolean isCompiled(IActivation activation, boolean image) {
        return activation instanceof ActivationSoftmax
                ? !image
                : Eltwise.of(activation).isPresent();
    }

    /** For people: the layer's kind, or the activation where that is the reason. */
    static String reason(Layer layer) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return reason(wrapper.getUnderlying());
        }
        if (layer instanceof BaseLayer base
                && base.getActivationFn() != null
                && KINDS.contains(layer.getClass())
                && Eltwise.of(base.getActivationFn()).isEmpty()) {
            return base.getActivationFn() + " runs on DL4J";
        }
        String kind = GraphLayers.type(layer);
        return kind + (KINDS.contains(layer.getClass()) ? " in this setting" : "") + " runs on DL4J";
    }
}
