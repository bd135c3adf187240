/** What a trained model is asked: predictions, evaluations, and the worst samples of its validation. */
@NullMarked
package dev.descent.inference;

import org.jspecify.annotations.NullMarked;
