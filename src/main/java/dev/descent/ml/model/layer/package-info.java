/** The layers a network is put together from, and the one place that makes a DL4J graph of them. */
@NullMarked
package dev.descent.ml.model.layer;

import org.jspecify.annotations.NullMarked;
