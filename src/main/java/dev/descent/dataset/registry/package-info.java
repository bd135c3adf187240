/** Registered data sets: their rows, the bytes that were uploaded, and which jobs use them. */
@NullMarked
package dev.descent.dataset.registry;

import org.jspecify.annotations.NullMarked;
