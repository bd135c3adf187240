/**
 * Reads models that Keras saved: layers in order, with their configuration and weights.
 * Knows nothing of this program's own layers.
 */
@NullMarked
package dev.descent.ml.keras;

import org.jspecify.annotations.NullMarked;
