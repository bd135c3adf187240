/** The family of losses: each a record that builds a function of labels and logits, with its exact gradient. */
@NullMarked
package dev.descent.ml.loss;

import org.jspecify.annotations.NullMarked;
