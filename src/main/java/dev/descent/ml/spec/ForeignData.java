package dev.descent.ml.spec;

import static dev.descent.ml.spec.ForeignName.said;

import java.util.List;

/** Names of other programs for formats of data and the ways to divide it. */
final class ForeignData {
    static final List<ForeignName> ALL = List.of(
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
                    .of("pattern", "regex", "labelregex", "classpattern", "classregex"));

    private ForeignData() {}
}
