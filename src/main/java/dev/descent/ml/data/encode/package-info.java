/** From raw cells and pixels to a network's numbers; what is learned for it travels with the model. */
@NullMarked
package dev.descent.ml.data.encode;

import org.jspecify.annotations.NullMarked;
