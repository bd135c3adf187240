package dev.descent.ml.train;

/** Mean losses within an epoch and over all epochs so far, each iteration weighted by its examples. */
final class LossMeter {
    private double epochSum;
    private long epochExamples;
    private int epochIterations;
    private double totalSum;
    private long totalExamples;

    void startEpoch() {
        epochSum = 0;
        epochExamples = 0;
        epochIterations = 0;
    }

    /** Adds an iteration by the sum of its examples' scores. */
    void add(double sum, int examples) {
        epochSum += sum;
        epochExamples += examples;
        epochIterations++;
        totalSum += sum;
        totalExamples += examples;
    }

    double epochMean() {
        return epochSum / epochExamples;
    }

    double totalMean() {
        return totalSum / totalExamples;
    }

    long epochExamples() {
        return epochExamples;
    }

    int epochIterations() {
        return epochIterations;
    }
}
