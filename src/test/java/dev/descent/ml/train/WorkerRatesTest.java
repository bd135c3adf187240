package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.train.shard.WorkerAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerRatesTest {

    @Test
    void ratesAreOfTheRoundsSinceTheyWereAskedForLast() {
        WorkerRates rates = new WorkerRates(2);
        rates.add(List.of(new Took(10, 500_000_000L), new Took(8, 1_000_000_000L)));
        rates.add(List.of(new Took(10, 500_000_000L)));
        assertThat(rates.next()).containsExactly(new WorkerRate(0, 20.0), new WorkerRate(1, 8.0));

        rates.add(List.of(new Took(6, 2_000_000_000L)));
        assertThat(rates.next()).containsExactly(new WorkerRate(0, 3.0));
    }

    private record Took(int examples, long nanos) implements WorkerAnswer {
        @Override
        public int bytes() {
            return 0;
        }
    }
}
