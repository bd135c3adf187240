/** Where a run stands, and what it takes to go on from there. */
@NullMarked
package dev.descent.ml.train.checkpoint;

import org.jspecify.annotations.NullMarked;
