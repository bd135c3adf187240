package dev.descent.cluster;

import java.time.Duration;

/**
 * How long a driver may take.
 *
 * @param silence after which one is lost that says nothing
 * @param start the same for its first word
 * @param stop for the end that it was asked for
 */
record DriverLimits(Duration silence, Duration start, Duration stop) {}
