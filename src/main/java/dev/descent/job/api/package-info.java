/** Jobs over HTTP. */
@NullMarked
package dev.descent.job.api;

import org.jspecify.annotations.NullMarked;
