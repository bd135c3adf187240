package dev.descent.ml.model.dl4j;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes a configuration may name. DL4J makes an object of every name it reads, so there is no other way in. */
final class Allowed {
    private static final String NN = "org.deeplearning4j.nn.";
    private static final String LINALG = "org.nd4j.linalg.";

    private static final Set<String> CLASSES = Stream.of(
                    in(
                            NN + "conf.layers.",
                            "DenseLayer OutputLayer ConvolutionLayer Convolution2D Deconvolution2D "
                                    + "SeparableConvolution2D DepthwiseConvolution2D SubsamplingLayer Upsampling2D "
                                    + "ZeroPaddingLayer convolutional.Cropping2D BatchNormalization "
                                    + "LocalResponseNormalization ActivationLayer DropoutLayer GlobalPoolingLayer "
                                    + "CnnLossLayer LSTM recurrent.SimpleRnn recurrent.LastTimeStep"),
                    in(
                            NN + "conf.graph.",
                            "LayerVertex ElementWiseVertex MergeVertex PreprocessorVertex ScaleVertex ShiftVertex "
                                    + "SubsetVertex"),
                    in(
                            NN + "conf.preprocessor.",
                            "CnnToFeedForwardPreProcessor FeedForwardToCnnPreProcessor CnnToRnnPreProcessor "
                                    + "RnnToCnnPreProcessor FeedForwardToRnnPreProcessor "
                                    + "RnnToFeedForwardPreProcessor"),
                    in("org.deeplearning4j.preprocessors.", "ReshapePreprocessor"),
                    in(NN + "conf.dropout.", "Dropout GaussianDropout GaussianNoise AlphaDropout SpatialDropout"),
                    in(
                            NN + "weights.",
                            "WeightInitConstant WeightInitRelu WeightInitReluUniform WeightInitUniform "
                                    + "WeightInitNormal WeightInitXavier WeightInitXavierUniform "
                                    + "WeightInitXavierLegacy WeightInitSigmoidUniform WeightInitLecunUniform "
                                    + "WeightInitIdentity WeightInitVarScalingNormalFanIn "
                                    + "WeightInitVarScalingNormalFanOut WeightInitVarScalingNormalFanAvg "
                                    + "WeightInitVarScalingUniformFanIn WeightInitVarScalingUniformFanOut "
                                    + "WeightInitVarScalingUniformFanAvg"),
                    in(
                            LINALG + "activations.impl.",
                            "ActivationCube ActivationELU ActivationGELU ActivationHardSigmoid ActivationHardTanH "
                                    + "ActivationIdentity ActivationLReLU ActivationMish ActivationRationalTanh "
                                    + "ActivationReLU ActivationReLU6 ActivationRectifiedTanh ActivationSELU "
                                    + "ActivationSigmoid ActivationSoftPlus ActivationSoftSign ActivationSoftmax "
                                    + "ActivationSwish ActivationTanH ActivationThresholdedReLU"),
                    in(
                            LINALG + "learning.config.",
                            "Sgd Adam AdaMax AdaGrad AdaDelta AMSGrad Nadam Nesterovs RmsProp NoOp"),
                    in(
                            LINALG + "lossfunctions.impl.",
                            "LossMSE LossMAE LossL1 LossL2 LossMCXENT LossNegativeLogLikelihood LossBinaryXENT "
                                    + "LossHinge LossSquaredHinge LossKLD LossPoisson LossMAPE LossMSLE "
                                    + "LossCosineProximity"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Allowed() {}

    static boolean contains(String name) {
        return CLASSES.contains(name);
    }

    private static Set<String> in(String folder, String names) {
        return Stream.of(names.split(" ", -1)).map(folder::concat).collect(Collectors.toSet());
    }
}
