/** Jobs whose first batches are looked at before they are submitted. */
@NullMarked
package dev.descent.job.probe;

import org.jspecify.annotations.NullMarked;
