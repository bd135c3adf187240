package dev.descent.ml.train;

import dev.descent.ml.train.checkpoint.LossSums;

/** Mean losses within an epoch and over all epochs so far, over the examples that count; 0 where none does. */
final class LossMeter {
    private double epochSum;
    private long epochExamples;
    private long epochCounted;
    private int epochIterations;
    private double totalSum;
    private long totalCounted;

    /** @param start where to go on from */
    LossMeter(LossSums start) {
        epochSum = start.epochSum();
        epochExamples = start.epochExamples();
        epochCounted = start.epochCounted();
        epochIterations = start.epochIterations();
        totalSum = start.totalSum();
        totalCounted = start.totalCounted();
    }

    LossSums sums() {
        return new LossSums(epochSum, epochExamples, epochCounted, epochIterations, totalSum, totalCounted);
    }

    void startEpoch() {
        epochSum = 0;
        epochExamples = 0;
        epochCounted = 0;
        epochIterations = 0;
    }

    /**
     * Adds an iteration.
     *
     * @param sum of its examples' scores
     * @param counted examples that have a position that counts
     * @param examples of the batch
     */
    void add(double sum, int counted, int examples) {
        epochSum += sum;
        epochCounted += counted;
        epochExamples += examples;
        epochIterations++;
        totalSum += sum;
        totalCounted += counted;
    }

    double epochMean() {
        return mean(epochSum, epochCounted);
    }

    double totalMean() {
        return mean(totalSum, totalCounted);
    }

    /** Of all, for throughput. */
    long epochExamples() {
        return epochExamples;
    }

    int epochIterations() {
        return epochIterations;
    }

    private static double mean(double sum, long counted) {
        return counted == 0 ? 0 : sum / counted;
    }
}
