/** A job's log: its one writer, its readers, and who is told that it grew. */
@NullMarked
package dev.descent.event.log;

import org.jspecify.annotations.NullMarked;
