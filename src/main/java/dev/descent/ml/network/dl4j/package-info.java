/** The engine that computes networks by DL4J itself. */
@NullMarked
package dev.descent.ml.network.dl4j;

import org.jspecify.annotations.NullMarked;
