/** Losses for a data set: its labels counted and measured, and what speaks for each loss of the catalogue. */
@NullMarked
package dev.descent.ml.suggest;

import org.jspecify.annotations.NullMarked;
