/** A job's log: its one writer, its history, and its streams, which send what is committed and nothing else. */
@NullMarked
package dev.descent.event;

import org.jspecify.annotations.NullMarked;
