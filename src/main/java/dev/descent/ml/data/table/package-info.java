/** Separated values as columns of primitive arrays; nothing is learned here. */
@NullMarked
package dev.descent.ml.data.table;

import org.jspecify.annotations.NullMarked;
