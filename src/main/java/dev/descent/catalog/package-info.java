/** What there is to choose from, as the specs themselves describe it; served without native code. */
package dev.descent.catalog;
