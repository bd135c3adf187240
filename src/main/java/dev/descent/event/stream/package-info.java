/** The log as it grows: server-sent events, which send what is committed and nothing else. */
@NullMarked
package dev.descent.event.stream;

import org.jspecify.annotations.NullMarked;
