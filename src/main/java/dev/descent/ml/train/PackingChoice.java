package dev.descent.ml.train;

/**
 * Whether what travels in a run's rounds is packed: plain at first, packed where that proves faster. The numbers are the same, and so
 * it is chosen by what rounds take besides computing, now and then anew.
 */
public final class PackingChoice {
    private long besides;
    private final Pace pace = new Pace(() -> besides);

    /** A round begins: whether it packs. */
    public boolean begin() {
        return pace.begin();
    }

    /**
     * It is over. Not called after one that says nothing.
     *
     * @param nanos that it took besides computing
     */
    public void end(long nanos) {
        besides += nanos;
        pace.end();
    }
}
