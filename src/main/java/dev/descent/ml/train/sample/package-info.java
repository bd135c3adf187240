/** What each example came to in each epoch of a run. */
@NullMarked
package dev.descent.ml.train.sample;

import org.jspecify.annotations.NullMarked;
