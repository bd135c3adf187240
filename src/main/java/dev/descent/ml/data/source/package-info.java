/** Where a data set's bytes are: files, folders, archives. Nothing is trusted, everything bounded. */
@NullMarked
package dev.descent.ml.data.source;

import org.jspecify.annotations.NullMarked;
