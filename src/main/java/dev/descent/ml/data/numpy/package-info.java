/** Arrays as NumPy writes them: files of the form NPY. */
@NullMarked
package dev.descent.ml.data.numpy;

import org.jspecify.annotations.NullMarked;
