/** References to data sets: found, checked by hash, loaded once. */
@NullMarked
package dev.descent.dataset;

import org.jspecify.annotations.NullMarked;
