package dev.descent.inference;

/** Colours from 0, dark violet, to 1, yellow, that people with any kind of colour vision can put in order: viridis (Smith and van der Walt 2015). */
final class ColourScale {
    private static final int[][] STOPS = {
        {68, 1, 84},
        {71, 44, 122},
        {59, 81, 139},
        {44, 113, 142},
        {33, 144, 141},
        {39, 173, 129},
        {92, 200, 99},
        {170, 220, 50},
        {253, 231, 37}
    };

    private ColourScale() {}

    /**
     * One of red, green and blue, from 0 to 255.
     *
     * @param value from 0 to 1
     * @param channel from 0 to 2
     */
    static double at(double value, int channel) {
        double place = value * (STOPS.length - 1);
        int stop = Math.min(STOPS.length - 2, (int) place);
        double rest = place - stop;
        return (1 - rest) * STOPS[stop][channel] + rest * STOPS[stop + 1][channel];
    }
}
