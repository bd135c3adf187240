package dev.descent.ml.spec;

import static dev.descent.ml.spec.ForeignName.said;

import java.util.List;

/** Names of other frameworks for what losses, optimizers and training have. */
final class ForeignRuns {
    private static final String FORMULA =
            "a formula is \"mse + 0.1*mae\", or {\"type\": \"custom\", \"formula\": \"mse + 0.1*mae\"}";

    static final List<ForeignName> ALL = List.of(
            said("pixels without a label are told by \"ignore\" in the data's format")
                    .of("ignoreindex", "ignorelabel", "voidlabel"),
            said("a loss is the mean over a batch's examples; what each counts is \"weight\" in the data's format")
                    .of("reduction", "sizeaverage", "sampleweight", "sampleweights"),
            said("losses get the outputs before their activation").of("fromlogits", "withlogits"),
            said("weights of classes are \"class_weights\" of weighted_cross_entropy")
                    .beside("label_smoothing")
                    .of("classweights", "classweight", "weight", "weights"),
            said("cross_entropy takes the outputs before their softmax")
                    .beside("cross_entropy")
                    .of("nll", "negativeloglikelihood"),
            said(FORMULA).beside("custom").of("expression", "formula", "equation"),
            said(FORMULA).beside("formula").of("expression", "equation", "lambda"),
            said("a sum is {\"type\": \"sum\", \"terms\": [{\"loss\": \"dice\"}, {\"loss\": \"cross_entropy\", \"weight\": 0.5}]}")
                    .beside("sum")
                    .of("combo", "combined", "compound"),
            said("each has a \"loss\" and a \"weight\"").beside("terms").of("losses", "weights"),
            said("a term is {\"weight\": 0.5, \"loss\": {\"type\": \"dice\"}}")
                    .beside("weight")
                    .of("type", "name", "function"),
            said("\"smooth\" is added to both sides of the fraction")
                    .beside("smooth")
                    .of("epsilon", "eps", "smoothdr"),
            said("the optimizer \"nesterovs\" has momentum")
                    .beside("learning_rate")
                    .of("momentum", "nesterov"),
            said("an optimizer of its own: \"type\": \"amsgrad\"")
                    .beside("learning_rate")
                    .of("amsgrad"),
            said("a norm is cut by \"clip\": {\"by\": \"norm\", \"threshold\": 1}")
                    .beside("clip")
                    .of("clipnorm", "clipvalue", "globalclipnorm", "gradclip", "gradientclip", "maxgradnorm"),
            said("the optimizer has \"clip\": {\"by\": \"norm\", \"threshold\": 1}")
                    .beside("batch_size")
                    .of(
                            "clip",
                            "clipnorm",
                            "gradclip",
                            "gradientclip",
                            "gradientclipping",
                            "gradientclipval",
                            "maxgradnorm"),
            said("\"learning_rate\" is a number or a schedule such as {\"type\": \"cosine\", \"initial\": 0.001}")
                    .beside("learning_rate")
                    .of("scheduler", "lrscheduler", "lrschedule", "schedule"),
            said("the job's \"optimizer\" has a \"learning_rate\", a number or a schedule such as {\"type\": \"cosine\", \"initial\":"
                            + " 0.001}")
                    .beside("batch_size")
                    .of("lr", "learningrate", "scheduler", "lrscheduler", "lrschedule", "schedule"),
            said("no schedule waits for the loss: go on from a checkpoint with another rate (\"start_from\")")
                    .beside("cosine")
                    .of("reduceonplateau", "reducelronplateau"),
            said("\"factor\" is what the rate is multiplied by")
                    .beside("factor")
                    .of("gamma"),
            said("\"every\" is the length of a step").beside("every").of("stepsize"),
            said("the last rate is \"end\"").beside("end").of("min", "minlr", "etamin", "alpha"),
            said("the length is in \"epochs\" or \"iterations\"")
                    .beside("iterations")
                    .of("tmax", "decaysteps"),
            said("\"batch_size\" is the number of examples in a batch")
                    .beside("batch_size")
                    .of("batch", "bs", "minibatch"),
            said("the data set has \"split\": {\"validation\": 0.2}")
                    .beside("batch_size")
                    .of("validationsplit", "valsplit", "validationdata", "testsize", "testsplit", "split"),
            said("\"early_stopping\" has it: {\"patience\": 5}")
                    .beside("early_stopping")
                    .of("patience", "mindelta", "minepochs"),
            said("each epoch has an order of its own, drawn from \"seed\"")
                    .beside("batch_size")
                    .of("shuffle"),
            said("jobs are computed by processors, with as many threads as pay")
                    .beside("batch_size")
                    .of("device", "gpu", "gpus", "cuda", "usegpu", "numworkers", "workers", "njobs", "accelerator"),
            said("all metrics of the task are computed after each epoch")
                    .beside("batch_size")
                    .of("metrics", "metric"),
            said("the length of a run is in \"epochs\"")
                    .beside("batch_size")
                    .of("steps", "maxsteps", "numsteps", "iterations", "maxiterations", "stepsperepoch"),
            said("a member of the job, beside \"training\"")
                    .beside("batch_size")
                    .of("optimizer", "loss", "model", "dataset", "priority", "startfrom", "gates", "name", "tags"));

    private ForeignRuns() {}
}
