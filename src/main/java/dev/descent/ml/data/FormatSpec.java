package dev.descent.ml.data;

/** How the bytes of a data set are read: a record per format. */
public sealed interface FormatSpec permits Csv {}
