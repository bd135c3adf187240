package dev.descent.content;

import java.time.Instant;

/**
 * Bytes in a store.
 *
 * @param bytes how many
 * @param written when they came
 * @param used when they were last asked for, as far as the store knows
 */
public record StoredContent(ContentKey key, long bytes, Instant written, Instant used) {}
