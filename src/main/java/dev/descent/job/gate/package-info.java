/** The gates of jobs: checked when a job is submitted, judged when it has trained. */
@NullMarked
package dev.descent.job.gate;

import org.jspecify.annotations.NullMarked;
