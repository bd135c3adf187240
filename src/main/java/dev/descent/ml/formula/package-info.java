/**
 * The language of custom losses: text to an expression graph to a program over reused arrays, with exact
 * gradients. A closed grammar, docs/formulas.md; it knows nothing of losses but that some names stand
 * for numbers that somebody else provides.
 */
@NullMarked
package dev.descent.ml.formula;

import org.jspecify.annotations.NullMarked;
