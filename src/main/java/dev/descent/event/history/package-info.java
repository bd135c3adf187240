/** The log's numbers as they stand: series as columns, exact or in buckets. */
@NullMarked
package dev.descent.event.history;

import org.jspecify.annotations.NullMarked;
