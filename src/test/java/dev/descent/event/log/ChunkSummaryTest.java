package dev.descent.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkSummaryTest {
    private static final double NAN = Double.NaN;

    @Test
    void ofEachBlockStayItsEndsItsExtremesAndTheEndsOfWhatIsNotFinite() {
        assertThat(kept(1, 5, 9, 7, NAN, NAN, Double.POSITIVE_INFINITY, 3, 1, 2, 4))
                .containsExactly("0: 5.0", "1: 9.0", "3: NaN", "5: Infinity", "7: 1.0", "9: 4.0");
    }

    @Test
    void blocksAreCountedFromTheFirstIterationOfTheRunAndNotOfTheChunk() {
        double[] values = new double[ChunkSummary.BLOCK + 20];
        Arrays.setAll(values, i -> i);
        assertThat(kept(ChunkSummary.BLOCK - 9, values))
                .containsExactly("0: 0.0", "9: 9.0", "10: 10.0", "265: 265.0", "266: 266.0", "275: 275.0");
    }

    @Test
    void firstOfEqualExtremesStays() {
        assertThat(kept(1, 3, 1, 9, 1, 9, 3)).containsExactly("0: 3.0", "1: 1.0", "2: 9.0", "5: 3.0");
    }

    @Test
    void nothingFiniteHasNoExtremes() {
        assertThat(kept(7, NAN, NAN, NAN)).containsExactly("0: NaN", "2: NaN");
    }

    private static List<String> kept(long firstIteration, double... values) {
        List<String> kept = new ArrayList<>();
        byte[] summary = ChunkSummary.of(new MetricChunk("loss", 1, firstIteration, values));
        ChunkSummary.read(summary, (offset, value) -> kept.add(offset + ": " + value));
        return kept;
    }
}
