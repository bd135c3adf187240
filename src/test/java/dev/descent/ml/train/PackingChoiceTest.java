package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackingChoiceTest {
    private static final long MILLI = 1_000_000;

    private final PackingChoice choice = new PackingChoice();

    @Test
    void aSlowLinkPacksAfterAFewRounds() {
        assertThat(choice.begin()).isFalse();
        assertThat(packedOf(100, 20 * MILLI, 40 * MILLI)).isGreaterThan(85);
    }

    @Test
    void aFastOneTriesItSeldom() {
        assertThat(packedOf(100, 40 * MILLI, 20 * MILLI)).isBetween(1, 6);
    }

    /** How many of so many rounds pack that take so long where they do, and where they do not. */
    private int packedOf(int rounds, long packed, long plain) {
        int packing = 0;
        for (int i = 0; i < rounds; i++) {
            boolean packs = choice.begin();
            packing += packs ? 1 : 0;
            choice.end(packs ? packed : plain);
        }
        return packing;
    }
}
