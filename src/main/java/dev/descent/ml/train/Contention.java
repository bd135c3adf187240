package dev.descent.ml.train;

/** Whether a second thread is worth its while: not where it is waited for, since the machine is busy with other programs. */
final class Contention {
    private static final int LEAST = 8;
    private static final int MOST = 512;
    private static final long HANDED_OVER = 200_000;

    private int pause = LEAST;
    private int left;

    /** Asked once for each work that could be shared. */
    boolean isWorthATry() {
        if (left > 0) {
            left--;
            return false;
        }
        return true;
    }

    /**
     * What became of a try: where it did not pay, there is none for a while, which is longer each time.
     *
     * @param own nanoseconds that this thread worked
     * @param waited nanoseconds that it then waited for the other
     */
    void saw(long own, long waited) {
        if (waited > own / 2 + HANDED_OVER) {
            left = pause;
            pause = Math.min(MOST, 2 * pause);
        } else {
            pause = LEAST;
        }
    }
}
