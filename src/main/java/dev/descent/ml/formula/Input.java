package dev.descent.ml.formula;

import org.jspecify.annotations.Nullable;

/** What an example gives a formula: one number per output each. */
public enum Input {
    /** The labels, {@code target} or {@code y}. */
    TARGET,
    /** The outputs, {@code output} or {@code p}. */
    OUTPUT,
    /** The outputs before their activation, {@code logits} or {@code z}. */
    LOGITS,
    /** What {@code log(p)} means: taken from the logits where that is more exact. */
    LOG_OUTPUT,
    /** What {@code log(1 - p)} means: taken from the logits where that is more exact. */
    LOG_COMPLEMENT,
    /** The labels' differences to the next pixel of the row, {@code dx(y)}. */
    TARGET_ACROSS(TARGET, false),
    OUTPUT_ACROSS(OUTPUT, false),
    LOGITS_ACROSS(LOGITS, false),
    /** The labels' differences to the next pixel of the column, {@code dy(y)}. */
    TARGET_DOWN(TARGET, true),
    OUTPUT_DOWN(OUTPUT, true),
    LOGITS_DOWN(LOGITS, true);

    private final Input base;
    private final boolean down;

    Input() {
        base = this;
        down = false;
    }

    Input(Input base, boolean down) {
        this.base = base;
        this.down = down;
    }

    boolean isTrained() {
        return base != TARGET;
    }

    /** Whether it is the difference of {@link #base} between a pixel and the next. */
    public boolean isDifference() {
        return base != this;
    }

    /** What a difference is of; else itself. */
    public Input base() {
        return base;
    }

    /** Whether the next pixel is the one below, and not the one to the right. */
    public boolean isDown() {
        return down;
    }

    /** The difference of another between pixels; null where an example gives none. */
    static @Nullable Input difference(Input of, boolean down) {
        for (Input input : values()) {
            if (input.isDifference() && input.base == of && input.down == down) {
                return input;
            }
        }
        return null;
    }
}
