package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void anOrderHoldsEveryExampleOnce() {
        assertThat(Seeds.order(1, 1, 100)).containsExactlyInAnyOrder(Seeds.inOrder(100));
    }

    @Test
    void theSameSeedAndEpochGiveTheSameOrder() {
        assertThat(Seeds.order(5, 3, 50)).isEqualTo(Seeds.order(5, 3, 50));
    }

    @Test
    void anotherEpochOrSeedGivesAnotherOrder() {
        assertThat(Seeds.order(5, 3, 50)).isNotEqualTo(Seeds.order(5, 4, 50)).isNotEqualTo(Seeds.order(6, 3, 50));
    }
}
