/** Which engine computes a network. */
@NullMarked
package dev.descent.ml.network.build;

import org.jspecify.annotations.NullMarked;
