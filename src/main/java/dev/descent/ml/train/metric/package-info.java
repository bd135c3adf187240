/** What a trained network is judged by besides its loss: metrics by task. */
@NullMarked
package dev.descent.ml.train.metric;

import org.jspecify.annotations.NullMarked;
