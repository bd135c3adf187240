package dev.descent.plot;

import dev.descent.event.history.Curve;

/**
 * A line of a chart.
 *
 * @param label for the legend
 * @param number of the job among those drawn together, from 0, which chooses the colour
 * @param lines of that job, which choose the stroke
 */
record PlottedLine(String label, int number, int lines, Curve curve) {
    /** Where it begins and ends anew in the eyes of a chart: not finite, or not above 0 on a logarithmic axis. */
    double[] drawable(boolean log) {
        double[] values = curve.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = isDrawable(values[i], log) ? values[i] : Double.NaN;
        }
        return values;
    }

    static boolean isDrawable(double value, boolean log) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    /** Points without a neighbour on either side, which a line does not show. */
    boolean isAlone(int i, double[] drawable) {
        return !Double.isNaN(drawable[i])
                && (i == 0 || Double.isNaN(drawable[i - 1]))
                && (i == drawable.length - 1 || Double.isNaN(drawable[i + 1]));
    }
}
