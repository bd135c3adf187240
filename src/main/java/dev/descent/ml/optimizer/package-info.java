/** The family of optimizers: update rules over flat vectors. */
@NullMarked
package dev.descent.ml.optimizer;

import org.jspecify.annotations.NullMarked;
