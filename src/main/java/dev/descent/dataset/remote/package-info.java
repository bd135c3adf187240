/** Bytes of data sets from other machines: fetched once, safely, into a bounded cache. */
@NullMarked
package dev.descent.dataset.remote;

import org.jspecify.annotations.NullMarked;
