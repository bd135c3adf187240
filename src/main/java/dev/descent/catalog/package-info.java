/** What there is to choose from, as the specs themselves describe it; served without native code. */
@NullMarked
package dev.descent.catalog;

import org.jspecify.annotations.NullMarked;
