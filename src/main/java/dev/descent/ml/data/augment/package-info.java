/** Training images varied at random: what there is to choose from, and how it is drawn and applied. */
@NullMarked
package dev.descent.ml.data.augment;

import org.jspecify.annotations.NullMarked;
