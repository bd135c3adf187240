package dev.descent.ml.data.table;

/**
 * What one cell looks like.
 *
 * @param detail the separator of thousands (of a decimal comma too, where it has both), or the unit; else empty
 */
record Sight(Look look, String detail) {}
