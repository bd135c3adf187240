package dev.descent.ml.schedule;

/**
 * A learning rate over time: finite, never negative, and after a schedule's end what it was there. Pure: the same place
 * gives the same rate, so that a resumed run goes on as it would have.
 */
@FunctionalInterface
public interface Schedule {

    /**
     * The learning rate of a step.
     *
     * @param iteration steps done before this one, from 0
     * @param epoch epochs done before this one, from 0
     */
    double at(long iteration, int epoch);
}
