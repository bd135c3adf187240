/** Networks behind one interface: the plan that every engine reads, their initial weights, model files, and the native library. */
@NullMarked
package dev.descent.ml.network;

import org.jspecify.annotations.NullMarked;
