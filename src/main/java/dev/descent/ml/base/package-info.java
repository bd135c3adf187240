/**
 * What every other package may stand on, and what knows none of them: hashes, numbers of seeds, pauses between tries.
 */
@NullMarked
package dev.descent.ml.base;

import org.jspecify.annotations.NullMarked;
