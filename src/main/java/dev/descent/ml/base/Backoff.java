package dev.descent.ml.base;

import java.time.Duration;

/** Pauses between tries, each twice as long as the one before it, up to a longest. For one thread. */
public final class Backoff {
    private final Duration shortest;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration shortest, Duration longest) {
        this.shortest = shortest;
        this.longest = longest;
        this.next = shortest;
    }

    /** How long to wait before the next try. */
    public Duration next() {
        return next(Duration.ZERO);
    }

    /** The same where somebody asks for more; never above the longest. */
    public Duration next(Duration asked) {
        Duration pause = next;
        next = shorter(pause.multipliedBy(2));
        return shorter(asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** Begins anew: a try succeeded. */
    public void reset() {
        next = shortest;
    }

    private Duration shorter(Duration pause) {
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
