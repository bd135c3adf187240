/** Which examples of a job are hard, get worse, are forgotten, or have a wrong label. */
@NullMarked
package dev.descent.samples;

import org.jspecify.annotations.NullMarked;
