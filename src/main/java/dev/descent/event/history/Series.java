package dev.descent.event.history;

/**
 * A series that a job's log holds, as far as it is asked for: where it has no point there, its first and last are 0.
 *
 * @param perEpoch whether it has a value for each epoch, not for each iteration
 * @param points how many
 * @param nonFinite of them
 * @param first iteration, or of a series per epoch the first epoch, that it has a value of
 * @param last likewise
 */
record Series(String name, boolean perEpoch, long points, long nonFinite, long first, long last) {}
