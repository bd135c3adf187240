/** From files to examples: formats, splits, encodings learned on the training part. */
@NullMarked
package dev.descent.ml.data;

import org.jspecify.annotations.NullMarked;
