/** Data sets that the program draws itself: one file each, listed in {@link dev.descent.ml.data.sample.Samples}. */
@NullMarked
package dev.descent.ml.data.sample;

import org.jspecify.annotations.NullMarked;
