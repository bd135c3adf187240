/** The table of jobs as a queue: submission, claim, lease, changes of state and the fenced append to the log. */
@NullMarked
package dev.descent.job.queue;

import org.jspecify.annotations.NullMarked;
