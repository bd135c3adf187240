package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSizesTest {

    @Test
    void theRestIsASmallerBatchOrNoneOrPartOfTheBatchBefore() {
        assertThat(sizes(10, 4, LastBatch.KEEP)).containsExactly(4, 4, 2);
        assertThat(sizes(10, 4, LastBatch.DROP)).containsExactly(4, 4);
        assertThat(sizes(10, 4, LastBatch.JOIN)).containsExactly(4, 6);
    }

    @Test
    void whatDividesIsNotTouched() {
        for (LastBatch last : LastBatch.values()) {
            assertThat(sizes(8, 4, last)).containsExactly(4, 4);
            assertThat(sizes(3, 3, last)).containsExactly(3);
        }
    }

    @Test
    void theLargestBatchHasRoomForTheJoinedOnes() {
        assertThat(new BatchSizes(40, 39, LastBatch.JOIN).largest()).isEqualTo(40);
        assertThat(new BatchSizes(40, 39, LastBatch.KEEP).largest()).isEqualTo(39);
        assertThat(BatchSizes.upTo(32, 0).largest()).isZero();
    }

    private static List<Integer> sizes(int examples, int batchSize, LastBatch last) {
        BatchSizes sizes = new BatchSizes(examples, batchSize, last);
        return IntStream.range(0, sizes.count()).map(sizes::size).boxed().toList();
    }
}
