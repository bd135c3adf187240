package dev.descent.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalvingTest {
    @Test
    void eachRungIsLaterAndKeepsFewerUntilOneIsLeft() {
        assertThat(new Halving(3, 2).rungs(8, 100)).containsExactly(3, 6, 12);
        assertThat(new Halving(3, 2).kept(8)).isEqualTo(4);
        assertThat(new Halving(1, 3).kept(4)).isEqualTo(2);
    }

    @Test
    void noRungIsAtTheLastEpoch() {
        assertThat(new Halving(3, 2).rungs(8, 12)).containsExactly(3, 6);
    }
}
