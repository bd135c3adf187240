package dev.descent.ml.spec;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names that other frameworks have for what is said in another place here, or by itself. */
final class ForeignNames {
    private static final String FORMULA =
            "a formula is \"mse + 0.1*mae\", or {\"type\": \"custom\", \"formula\": \"mse + 0.1*mae\"}";

    private static final List<Foreign> ALL = List.of(
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
            said("\"validation\" and \"test\" are shares, and what they leave is trained on")
                    .beside("stratify")
                    .of("train", "training", "trainsize", "testsize", "valsize", "validationsize"),
            said("\"seed\" is that of the shuffle").beside("stratify").of("randomstate", "randomseed"),
            said("\"order_by\" names a column of times, \"shuffle\": false keeps the order of the rows")
                    .beside("stratify")
                    .of("time", "date", "timecolumn", "timeseries", "chronological", "sequential"),
            said("of a column of folds, \"parts\" says which are which: {\"column\": \"fold\", \"parts\": {\"training\": [1, 2], \"validation\": 3}}")
                    .beside("stratify")
                    .of("fold", "folds", "kfold", "nsplits", "nfolds", "crossvalidation"),
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
            said("arrays are read by \"numpy\": {\"type\": \"numpy\", \"images\": \"x\", \"labels\": \"y\"}")
                    .beside("numpy")
                    .of("npz", "npy", "array", "arrays", "medmnist"),
            said("a table of text is \"csv\", whatever stands between its cells (\"delimiter\")")
                    .beside("numpy")
                    .of("txt", "text", "table", "tabular"),
            said("folders of classes are \"images\", and so is a list of images (\"manifest\")")
                    .beside("numpy")
                    .of("imagefolder", "imagefolders", "folder", "folders", "directory", "manifest"),
            said("images with masks are \"masks\"; regions that are written as polygons or boxes are not read: draw them as images")
                    .beside("numpy")
                    .of("coco", "yolo", "voc", "segmentation", "cityscapes"),
            said("it is not read: save it as CSV or Parquet, or images as files or arrays (\"numpy\")")
                    .beside("numpy")
                    .of(
                            "tfrecord",
                            "tfrecords",
                            "hdf5",
                            "h5",
                            "json",
                            "jsonl",
                            "arrow",
                            "feather",
                            "excel",
                            "xlsx",
                            "pickle",
                            "mat"),
            said("\"label_pattern\" finds labels in the names of files")
                    .beside("label_pattern")
                    .of("pattern", "regex", "labelregex", "classpattern", "classregex"),
            said("a member of the job, beside \"training\"")
                    .beside("batch_size")
                    .of("optimizer", "loss", "model", "dataset", "priority", "startfrom", "gates", "name", "tags"));

    private ForeignNames() {}

    /**
     * A saying.
     *
     * @param here what to do instead
     * @param beside a member of where it holds; empty where it holds everywhere
     * @param names in lower case, letters and digits alone
     */
    private record Foreign(String here, String beside, Set<String> names) {
        Foreign beside(String member) {
            return new Foreign(here, member, names);
        }

        Foreign of(String... known) {
            return new Foreign(here, beside, Set.of(known));
        }
    }

    private static Foreign said(String here) {
        return new Foreign(here, "", Set.of());
    }

    /**
     * What a name is here that is known to be meant where it stands, as the end of a message in brackets after a blank; empty where
     * nothing is known of it.
     *
     * @param known what is known where it stands
     */
    static String special(String name, Collection<String> known) {
        return hint(name, foreign -> known.contains(foreign.beside));
    }

    /** The same of any name that is not known: what is meant there, what is nearly so called, what is meant anywhere. */
    static String hint(String name, Collection<String> known) {
        return Stream.of(
                        special(name, known),
                        Nearest.hint(name, known),
                        hint(name, foreign -> foreign.beside.isEmpty()))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String hint(String name, Predicate<Foreign> holds) {
        String bare = Nearest.bare(name);
        return ALL.stream()
                .filter(foreign -> foreign.names.contains(bare) && holds.test(foreign))
                .findFirst()
                .map(foreign -> " (" + foreign.here + ")")
                .orElse("");
    }
}
