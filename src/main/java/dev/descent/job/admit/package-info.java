/** From a submission to a job that may be queued: every check, each fault told at once. */
@NullMarked
package dev.descent.job.admit;

import org.jspecify.annotations.NullMarked;
