package dev.descent.ml.gate;

/** What two models came to on the same examples, in the same order: a candidate and a baseline. */
public sealed interface Pairs {

    /** How many there are. */
    int examples();

    /**
     * Compares them.
     *
     * @param sign 1 where higher values are better, −1 where lower ones are
     */
    Comparison compare(int sign, Margin margin);

    /** Each example is right (1) or wrong (0). */
    @SuppressWarnings("ArrayRecordComponent") // one number per example
    record RightOrWrong(double[] candidate, double[] baseline) implements Pairs {
        @Override
        public int examples() {
            return candidate.length;
        }

        @Override
        public Comparison compare(int sign, Margin margin) {
            int better = 0;
            int worse = 0;
            for (int i = 0; i < candidate.length; i++) {
                better += sign * candidate[i] > sign * baseline[i] ? 1 : 0;
                worse += sign * candidate[i] < sign * baseline[i] ? 1 : 0;
            }
            return new Tango(better, worse, candidate.length).against(margin);
        }
    }

    /** Each example has a value, of which the metric is the mean. */
    @SuppressWarnings("ArrayRecordComponent") // one number per example
    record Means(double[] candidate, double[] baseline) implements Pairs {
        @Override
        public int examples() {
            return candidate.length;
        }

        @Override
        public Comparison compare(int sign, Margin margin) {
            double[] differences = new double[candidate.length];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = sign * (candidate[i] - baseline[i]);
            }
            return PairedT.of(differences, margin);
        }
    }

    /** Only several examples together have a value. */
    record Pooled(int examples, SampleMetric candidate, SampleMetric baseline) implements Pairs {
        @Override
        public Comparison compare(int sign, Margin margin) {
            return PairedBootstrap.of(examples, sample -> sign * (candidate.of(sample) - baseline.of(sample)), margin);
        }
    }
}
