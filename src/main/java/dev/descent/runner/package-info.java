/** Claims jobs and runs them on worker threads: heartbeat, log writer, reaper, drain at shutdown. */
@NullMarked
package dev.descent.runner;

import org.jspecify.annotations.NullMarked;
