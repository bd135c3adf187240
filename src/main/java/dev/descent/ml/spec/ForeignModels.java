package dev.descent.ml.spec;

import static dev.descent.ml.spec.ForeignName.said;

import java.util.List;

/** Names of other frameworks for architectures, their settings and those of layers. */
final class ForeignModels {
    static final List<ForeignName> ALL = List.of(
            said("\"layers\" has them one by one: {\"type\": \"layers\", \"layers\": [{\"type\": \"conv2d\", \"channels\": 16, \"kernel\": 3}]}")
                    .beside("unet")
                    .of("sequential", "functional", "graph", "custom", "network", "model", "autoencoder"),
            said("without a hidden layer it is \"mlp\": {\"type\": \"mlp\", \"hidden\": []}")
                    .beside("unet")
                    .of(
                            "linear",
                            "linearregression",
                            "logistic",
                            "logisticregression",
                            "softmaxregression",
                            "perceptron",
                            "svm"),
            said("\"mlp\" is one of dense layers")
                    .beside("unet")
                    .of("dense", "dnn", "ann", "nn", "feedforward", "fullyconnected", "neuralnetwork"),
            said("no trained network is kept here: \"cnn\" and \"resnet\" are trained from the start, and one that Keras saved is \"keras\"")
                    .beside("unet")
                    .of(
                            "resnet18",
                            "resnet34",
                            "resnet50",
                            "resnet101",
                            "resnet152",
                            "vgg",
                            "vgg16",
                            "vgg19",
                            "alexnet",
                            "densenet",
                            "densenet121",
                            "inception",
                            "inceptionv3",
                            "xception",
                            "mobilenet",
                            "mobilenetv2",
                            "efficientnet",
                            "efficientnetb0",
                            "convnext",
                            "squeezenet",
                            "vit",
                            "transformer",
                            "pretrained"),
            said("masks are learned by \"unet\"")
                    .beside("unet")
                    .of("fcn", "segnet", "deeplab", "deeplabv3", "linknet", "fpn"),
            said("\"layers\" may have an lstm: {\"type\": \"layers\", \"layers\": [{\"type\": \"lstm\", \"units\": 32}]}")
                    .beside("unet")
                    .of("lstm", "rnn", "gru", "recurrent"),
            said("weights to begin with are \"start_from\" of the job")
                    .beside("output_activation")
                    .of("pretrained", "weights", "initialweights", "checkpoint"),
            said("what comes in and out follows from the data")
                    .beside("output_activation")
                    .of(
                            "inchannels",
                            "inputchannels",
                            "inputshape",
                            "inputsize",
                            "inputdim",
                            "numinputs",
                            "outchannels",
                            "outputsize",
                            "outputdim",
                            "numoutputs",
                            "numclasses",
                            "nclasses",
                            "classes"),
            said("\"hidden\" has the width of each layer: [64, 32]")
                    .beside("hidden")
                    .of("layers", "units", "neurons", "sizes", "width", "widths", "nodes"),
            said("\"base_channels\" are those of the first level, doubled from level to level")
                    .beside("base_channels")
                    .of(
                            "filters",
                            "features",
                            "channels",
                            "startfilters",
                            "initfilters",
                            "basefilters",
                            "initfeatures",
                            "width"),
            said("\"depth\" is how often the image is halved")
                    .beside("base_channels")
                    .of("levels", "stages", "blocks", "layers"),
            said("what comes in follows from the layer before")
                    .beside("from")
                    .of("inchannels", "infeatures", "inputshape", "inputsize", "inputdim", "nin", "numfeatures"),
            said("\"channels\" are how many come out")
                    .beside("kernel")
                    .of("filters", "outchannels", "numfilters", "nout", "features", "units"),
            said("\"channels\" are those of each stage: [16, 32]")
                    .beside("channels")
                    .of("filters", "stages", "widths", "numfilters"),
            said("\"kernel\" is the window, one number or [height, width]")
                    .beside("kernel")
                    .of("poolsize", "size", "window", "windowsize", "filtersize"),
            said("convolutions here have neither; a configuration of DL4J (\"dl4j\") may have a dilation")
                    .beside("kernel")
                    .of("dilation", "dilations", "dilationrate", "groups"),
            said("\"units\" are how many come out")
                    .beside("units")
                    .of(
                            "outfeatures",
                            "outchannels",
                            "nout",
                            "neurons",
                            "size",
                            "width",
                            "hidden",
                            "hiddensize",
                            "nodes"),
            said("\"rate\" is the share that is set to zero")
                    .beside("rate")
                    .of("p", "prob", "probability", "keepprob", "ratio"),
            said("\"factor\" is how often a pixel is repeated in both directions")
                    .beside("factor")
                    .of("scalefactor", "scale", "size"),
            said("as many rows and columns as are asked for are added by the layer zero_padding in front; \"same\" keeps the size where the stride is 1")
                    .beside("same")
                    .of("0", "1", "2", "3", "4", "5", "zero", "zeros", "causal", "full"),
            said("\"linear\" leaves values as they are").beside("leaky_relu").of("none", "identity", "null"),
            said("it is \"leaky_relu\"").beside("leaky_relu").of("leaky", "lrelu", "prelu", "rrelu"),
            said("it is \"swish\"").beside("leaky_relu").of("silu"));

    private ForeignModels() {}
}
