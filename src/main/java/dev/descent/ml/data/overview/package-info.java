/** What a data set looks like to a person, before anything is trained on it. */
@NullMarked
package dev.descent.ml.data.overview;

import org.jspecify.annotations.NullMarked;
