/**
 * What every family of specs shares: reading JSON, faults with their paths, parameters with bounds, catalogue texts.
 */
@NullMarked
package dev.descent.ml.spec;

import org.jspecify.annotations.NullMarked;
