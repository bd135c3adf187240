package dev.descent.ml.train.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedParametersTest {
    private final SentParameters sent = new SentParameters(2);
    private final ReceivedParameters received = new ReceivedParameters();
    private float[] copied = {};

    @Test
    void differencesFollowEachOther() {
        assertThat(take(sent.next(new float[] {1, 2}, true))).isTrue();
        assertThat(take(sent.next(new float[] {3, 2}, true))).isTrue();
        assertThat(copied).containsExactly(3, 2);
    }

    @Test
    void theSameUpdateCountsOnce() {
        ParameterUpdate update = sent.next(new float[] {1, 2}, true);
        assertThat(take(update)).isTrue();
        assertThat(take(update)).isTrue();
        assertThat(copied).containsExactly(1, 2);
    }

    @Test
    void whoMissedOneIsSentTheWhole() {
        sent.next(new float[] {1, 2}, true);
        assertThat(take(sent.next(new float[] {3, 4}, true))).isFalse();
        assertThat(copied).isEmpty();
        assertThat(take(sent.whole())).isTrue();
        assertThat(copied).containsExactly(3, 4);
        assertThat(take(sent.next(new float[] {3, 5}, true))).isTrue();
        assertThat(copied).containsExactly(3, 5);
    }

    @Test
    void whatIsLateIsLeftAside() {
        ParameterUpdate late = sent.next(new float[] {1, 2}, true);
        ParameterUpdate next = sent.next(new float[] {3, 4}, true);
        assertThat(take(late)).isTrue();
        assertThat(take(next)).isTrue();
        assertThat(take(late)).isFalse();
        assertThat(copied).containsExactly(3, 4);
    }

    private boolean take(ParameterUpdate update) {
        return received.copy(update, values -> copied = values.clone());
    }
}
