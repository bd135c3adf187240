/** Decoded samples and tables as records of bytes: in memory while there is room, else in mapped files; both bounded. */
@NullMarked
package dev.descent.ml.data.store;

import org.jspecify.annotations.NullMarked;
