/** The family of learning-rate schedules. */
@NullMarked
package dev.descent.ml.schedule;

import org.jspecify.annotations.NullMarked;
