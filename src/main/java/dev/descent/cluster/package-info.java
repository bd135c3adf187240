/** Jobs whose batches a cluster computes: a driver's process for each, and what it tells over HTTP. */
@NullMarked
package dev.descent.cluster;

import org.jspecify.annotations.NullMarked;
