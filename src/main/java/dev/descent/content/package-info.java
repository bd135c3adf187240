/** Bytes of data sets that came from elsewhere, kept once by their hash. */
@NullMarked
package dev.descent.content;

import org.jspecify.annotations.NullMarked;
