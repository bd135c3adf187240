package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchFeedTest {
    private static final ArrayExamples TEN = ArrayExamples.numbers(10);
    private static final TrainingData DATA = ArrayExamples.data(Target.regression(List.of("y")), TEN, TEN);

    /** So wide that a few examples are worth a thread. */
    private static final TrainingData WIDE = new TrainingData(
            InputShape.flat(20_000),
            DATA.target(),
            DATA.scaling(),
            TEN,
            TEN,
            Examples.NONE,
            DATA.counts(),
            DATA.encoding(),
            List.of());

    static Stream<TrainingData> smallAndLarge() {
        return Stream.of(DATA, WIDE);
    }

    @ParameterizedTest
    @MethodSource("smallAndLarge")
    void everyExampleComesOnceInTheOrderAskedFor(TrainingData data) {
        int[] order = Seeds.order(7, 1, 10);
        List<Integer> seen = new ArrayList<>();
        try (BatchFeed feed = new BatchFeed(data, TEN, order, BatchSizes.upTo(4, 10))) {
            while (feed.hasNext()) {
                Batch batch = feed.next();
                for (int i = 0; i < batch.size(); i++) {
                    float feature = batch.features()[i * data.input().size()];
                    seen.add((int) feature);
                    assertThat(batch.labels()[i]).isEqualTo(feature);
                    assertThat(batch.samples()[i]).isEqualTo((int) feature);
                }
            }
        }

        assertThat(seen).containsExactlyElementsOf(Arrays.stream(order).boxed().toList());
    }

    /** The buffers last for as many batches as there are ahead of the one that was taken. */
    @Test
    void whatWasTakenBackIsFilledAnewWhenItIsSaid() {
        AtomicInteger read = new AtomicInteger();
        Examples counted = new Counted(TEN, read);
        try (BatchFeed feed = new BatchFeed(WIDE, counted, Seeds.inOrder(10), BatchSizes.upTo(1, 10))) {
            feed.taken();
            await().until(() -> read.get() == BatchFeed.BUFFERS - 1);
            assertThat(feed.taken().features()[0]).isEqualTo(1);
            await().until(() -> read.get() == BatchFeed.BUFFERS);
            feed.goOn();
            await().until(() -> read.get() == BatchFeed.BUFFERS + 1);
            assertThat(feed.taken().features()[0]).isEqualTo(2);
        }
    }

    @Test
    void eachExampleBringsItsWeights() {
        float[] valid = {0, 1, 1, 0, 1, 1, 0, 1, 1, 0};
        float[] weights = {0, .5f, 1, 1.5f, 2, 2.5f, 3, 3.5f, 4, 4.5f};
        Examples weighed = new WeighedExamples(TEN, valid, weights);
        List<float[]> arrays = new ArrayList<>();
        try (BatchFeed feed = new BatchFeed(DATA, weighed, Seeds.order(7, 1, 10), BatchSizes.upTo(2, 10))) {
            while (feed.hasNext()) {
                Batch batch = feed.next();
                arrays.add(batch.weights().examples());
                assertThat(batch.weights().positions()).isNull();
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(batch.weights().examples()[i]).isEqualTo(weights[(int) batch.features()[i]]);
                    assertThat(batch.weights().isValid(i)).isEqualTo(valid[(int) batch.features()[i]] != 0);
                }
            }
        }

        assertThat(arrays.stream().map(System::identityHashCode).distinct()).hasSizeLessThan(arrays.size());
    }

    @Test
    void theLastBatchHoldsWhatIsLeft() {
        List<Integer> sizes = new ArrayList<>();
        try (BatchFeed feed = new BatchFeed(DATA, TEN, Seeds.inOrder(10), BatchSizes.upTo(4, 10))) {
            while (feed.hasNext()) {
                sizes.add(feed.next().size());
            }
        }

        assertThat(sizes).containsExactly(4, 4, 2);
    }

    @ParameterizedTest
    @MethodSource("smallAndLarge")
    void aFailureWhilePreparingReachesWhoeverTakesTheBatch(TrainingData data) {
        Examples broken = new Broken();
        try (BatchFeed feed = new BatchFeed(data, broken, Seeds.inOrder(10), BatchSizes.upTo(4, 10))) {
            assertThatThrownBy(feed::next).hasRootCauseMessage("disk gone");
        }
    }

    private static final class Broken implements UnnamedExamples {
        @Override
        public int size() {
            return 10;
        }

        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            throw new IllegalStateException("disk gone");
        }
    }

    /** Examples that tell how many of them were read. */
    private record Counted(Examples examples, AtomicInteger read) implements Examples {
        @Override
        public int size() {
            return examples.size();
        }

        @Override
        public void read(int index, float[] into, int offset, float[] intoLabels, int labelOffset) {
            read.incrementAndGet();
            examples.read(index, into, offset, intoLabels, labelOffset);
        }

        @Override
        public int sample(int index) {
            return examples.sample(index);
        }

        @Override
        public String name(int index) {
            return examples.name(index);
        }
    }
}
