/** Parquet files as rows of cells. Decoders are Parquet's own; what a file claims is checked before they see it. */
@NullMarked
package dev.descent.ml.data.parquet;

import org.jspecify.annotations.NullMarked;
