/** How data lies in files: one record per format, and the readers behind it. */
@NullMarked
package dev.descent.ml.data.format;

import org.jspecify.annotations.NullMarked;
