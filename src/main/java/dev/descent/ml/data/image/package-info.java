/** Images as samples: decoding, channels, size. */
@NullMarked
package dev.descent.ml.data.image;

import org.jspecify.annotations.NullMarked;
