/** Gates: what a model must hold, by itself or beside another, and the paired tests that tell. */
@NullMarked
package dev.descent.ml.gate;

import org.jspecify.annotations.NullMarked;
