package dev.descent.ml.spec;

import static dev.descent.ml.spec.ForeignName.said;

import java.util.List;

/** Names of other frameworks for layers. */
final class ForeignLayers {
    static final List<ForeignName> ALL = List.of(
            said("\"dense\" has \"units\"")
                    .beside("max_pooling")
                    .of("linear", "fullyconnected", "fc", "affine", "innerproduct"),
            said("\"conv2d\" has \"channels\" and a \"kernel\"")
                    .beside("max_pooling")
                    .of("convolution", "convolutional", "convolution2d", "convolutionlayer"),
            said("convolutions are \"conv2d\" here, over both sides of an image and all of its channels")
                    .beside("max_pooling")
                    .of("conv1d", "conv3d", "depthwiseconv", "depthwiseconv2d", "separableconv", "separableconv2d"),
            said("\"upsampling\" with a \"conv2d\" behind it enlarges images")
                    .beside("max_pooling")
                    .of(
                            "convtranspose",
                            "convtranspose2d",
                            "conv2dtranspose",
                            "deconv",
                            "deconv2d",
                            "deconvolution",
                            "pixelshuffle"),
            said("\"upsampling\" has a \"factor\"")
                    .beside("max_pooling")
                    .of("upsample", "resize", "interpolate", "resizing"),
            said("\"max_pooling\" has a \"kernel\"")
                    .beside("max_pooling")
                    .of("maxpool", "maxpool2d", "pooling", "pool", "subsampling"),
            said("\"average_pooling\" has a \"kernel\"")
                    .beside("max_pooling")
                    .of("avgpool", "avgpool2d", "avgpooling", "meanpool", "meanpooling", "averagepool"),
            said("\"global_pooling\" has \"pool\": \"average\" or \"max\"")
                    .beside("max_pooling")
                    .of(
                            "gap",
                            "globalaveragepooling",
                            "globalaveragepooling2d",
                            "globalavgpool",
                            "globalavgpool2d",
                            "globalmaxpooling",
                            "globalmaxpooling2d",
                            "globalmaxpool",
                            "adaptiveavgpool",
                            "adaptiveavgpool2d",
                            "adaptivemaxpool2d"),
            said("\"batch_normalization\" is the only one that normalizes")
                    .beside("max_pooling")
                    .of(
                            "batchnorm",
                            "batchnorm1d",
                            "batchnorm2d",
                            "norm",
                            "normalization",
                            "layernorm",
                            "layernormalization",
                            "groupnorm",
                            "groupnormalization",
                            "instancenorm"),
            said("an activation is a layer {\"type\": \"activation\", \"activation\": \"relu\"}, or the \"activation\" of the layer before")
                    .beside("max_pooling")
                    .of(
                            "relu",
                            "leakyrelu",
                            "prelu",
                            "elu",
                            "selu",
                            "gelu",
                            "silu",
                            "swish",
                            "mish",
                            "sigmoid",
                            "tanh",
                            "softmax"),
            said("the input is that of the data: \"from\": [\"input\"] names it")
                    .beside("max_pooling")
                    .of("input", "inputlayer"),
            said("the last layer is added, to fit the task and the loss")
                    .beside("max_pooling")
                    .of("output", "outputlayer", "losslayer", "head", "classifier"),
            said("\"lstm\" is the only one that is recurrent")
                    .beside("max_pooling")
                    .of("gru", "rnn", "simplernn", "bidirectional", "bilstm"),
            said("words of a table are inputs of their own, 0 or 1, and need none")
                    .beside("max_pooling")
                    .of("embedding", "onehot"),
            said("\"add\" sums the layers that \"from\" names")
                    .beside("max_pooling")
                    .of("residual", "skip", "shortcut", "sum", "residualblock"),
            said("\"concat\" joins the layers that \"from\" names")
                    .beside("max_pooling")
                    .of("cat", "merge", "stack", "skipconnection"),
            said("shapes follow from the layers; \"flatten\" makes a vector")
                    .beside("max_pooling")
                    .of("reshape", "view", "permute", "squeeze"));

    private ForeignLayers() {}
}
