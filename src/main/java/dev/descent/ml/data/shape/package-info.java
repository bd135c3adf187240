/** What data looks like to a network: the shapes of inputs and targets, and the statistics that scale them. */
@NullMarked
package dev.descent.ml.data.shape;

import org.jspecify.annotations.NullMarked;
