package dev.descent.event.history;

/**
 * A value of a series where it was measured.
 *
 * @param iteration of the run; of a value per epoch, the epoch's last one
 */
public record Point(int epoch, long iteration, double value) {}
