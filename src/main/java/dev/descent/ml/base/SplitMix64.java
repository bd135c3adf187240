package dev.descent.ml.base;

/** The generator SplitMix64 (Steele, Lea and Flood, 2014): a counter, whose every state is made a number by itself. */
public final class SplitMix64 {
    /** What the state grows by from number to number. */
    public static final long STEP = 0x9e3779b97f4a7c15L;

    private SplitMix64() {}

    /** The number of a state: near states have numbers that are far from each other. */
    public static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
