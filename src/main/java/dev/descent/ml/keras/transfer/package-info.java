/** Turns models of Keras into layers of this program, with their weights: channels last becomes channels first. */
@NullMarked
package dev.descent.ml.keras.transfer;

import org.jspecify.annotations.NullMarked;
