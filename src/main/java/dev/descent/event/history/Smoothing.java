package dev.descent.event.history;

import java.io.IOException;

/**
 * Smooths series on their way: an exponential moving average over the finite values so far, y = m / (1 - beta^t) with
 * m = beta m + (1 - beta) x and m = 0 at first, so that the beginning is not drawn towards 0. What is not finite stays as it is.
 */
final class Smoothing implements PointSink {
    private final double beta;
    private final PointSink out;
    private double average;
    private double weightOfPast;

    /** @param beta the share of what was before, above 0 and below 1 */
    Smoothing(double beta, PointSink out) {
        if (!(beta > 0 && beta < 1)) {
            throw new IllegalArgumentException("beta must be above 0 and below 1, was " + beta);
        }
        this.beta = beta;
        this.out = out;
    }

    @Override
    public void begin(Series series) throws IOException {
        average = 0;
        weightOfPast = 1;
        out.begin(series);
    }

    @Override
    public void point(Point point) throws IOException {
        out.point(
                Double.isFinite(point.value())
                        ? new Point(point.epoch(), point.iteration(), next(point.value()))
                        : point);
    }

    @Override
    public void end() throws IOException {
        out.end();
    }

    /** As a step towards the value, in which a constant stays the same to the bit. */
    private double next(double value) {
        weightOfPast *= beta;
        average += (1 - beta) / (1 - weightOfPast) * (value - average);
        return average;
    }
}
