/** The job: what it is to do, the states it goes through, and what is left of it. */
@NullMarked
package dev.descent.job;

import org.jspecify.annotations.NullMarked;
