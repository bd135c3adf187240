/** What can be told of a plan before it is trained: from its first batches. */
@NullMarked
package dev.descent.ml.probe;

import org.jspecify.annotations.NullMarked;
