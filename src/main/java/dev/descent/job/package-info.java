/** The job: submission, state transitions, the queue with its leases, and the fenced log. */
@NullMarked
package dev.descent.job;

import org.jspecify.annotations.NullMarked;
