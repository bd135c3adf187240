/** The engine that computes networks by oneDNN's primitives: a configuration is compiled to two lists of steps. */
@NullMarked
package dev.descent.ml.network.onednn;

import org.jspecify.annotations.NullMarked;
