/** A loss tried on a few examples: its value, its gradient, and how far that is from central differences. */
@NullMarked
package dev.descent.ml.loss.check;

import org.jspecify.annotations.NullMarked;
