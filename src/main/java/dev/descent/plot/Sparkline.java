package dev.descent.plot;

import java.util.Arrays;

/** A curve as one line of text. */
final class Sparkline {
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final char NOT_FINITE = '×';
    private static final int WIDTH = 40;

    private Sparkline() {}

    /** The means of as many parts as fit; a part that has a value that is not finite is a cross. */
    static String of(double[] values) {
        int width = Math.min(WIDTH, values.length);
        double[] means = new double[width];
        for (int i = 0; i < width; i++) {
            int from = (int) ((long) i * values.length / width);
            int to = (int) ((long) (i + 1) * values.length / width);
            means[i] = Arrays.stream(values, from, to).average().orElse(Double.NaN);
        }
        double least = Arrays.stream(means).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(means).filter(Double::isFinite).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double mean : means) {
            line.append(Double.isFinite(mean) ? level(mean, least, most) : NOT_FINITE);
        }
        return line.toString();
    }

    private static char level(double value, double least, double most) {
        double share = most > least ? (value - least) / (most - least) : 0;
        return LEVELS.charAt(Math.min(LEVELS.length() - 1, (int) (share * LEVELS.length())));
    }
}
