package dev.descent.ml.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.NativeHeap;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkCases;
import dev.descent.ml.network.NetworkPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.memory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class OnednnNetworkTests {
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final InputShape ROW = InputShape.flat(6);

    @BeforeAll
    static void load() {
        OnednnRuntime.start();
    }

    @Test
    void anAllocationBeyondTheMachineIsAnExceptionAndTheProcessGoesOn() {
        assertThatThrownBy(() -> new memory(Layouts.plain(1L << 44), OnednnRuntime.engine()).isNull())
                .isInstanceOf(RuntimeException.class);
        try (Network network = network()) {
            assertThat(logits(network, 2)).hasSize(6);
        }
    }

    /** More examples than any machine has room for, which is seen when its gradient has been made. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNetworkForWhichThereIsNoRoomBesideAnotherLeavesNothingBehindAndThatOneGoesOn() {
        try (Network network = network()) {
            float[] before = logits(network, 70);
            long growth =
                    LongStream.generate(() -> growth(network)).limit(4).min().orElseThrow();
            assertThat(growth).isLessThan(1 << 20);
            assertThat(logits(network, 70)).isEqualTo(before);
            network.beside(2).close();
        }
    }

    /** Of the process's native heap, in which the JVM's compilers come and go as well. */
    private static long growth(Network network) {
        long bytes = NativeHeap.bytes();
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> network.beside(Integer.MAX_VALUE))
                    .isInstanceOfAny(RuntimeException.class, OutOfMemoryError.class);
        }
        return NativeHeap.bytes() - bytes;
    }

    /** More sizes than are kept compiled, over and over, with collections between. */
    @Test
    void predictionsOfAnyNumberOfExamplesAreThoseOfEachAlone() {
        try (Network network = network()) {
            float[] all = logits(network, 70);
            for (int size : new int[] {1, 2, 3, 7, 16, 17, 33, 64, 70, 1, 5}) {
                System.gc();
                float[] some = logits(network, size);
                for (int i = 0; i < some.length; i++) {
                    assertThat(some[i]).isCloseTo(all[i], offset(1e-5f));
                }
            }
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        Network network = network();
        network.close();
        network.close();
        assertThat(network.blocks()).isNotEmpty();
    }

    @Test
    void useAfterCloseIsAnException() {
        Network network = network();
        assertThat(logits(network, 2)).hasSize(6);
        network.close();
        assertThatThrownBy(() -> logits(network, 2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> network.writeParameters(new float[1000])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> network.readParameters(new float[1000])).isInstanceOf(IllegalStateException.class);
    }

    /** Each pixel of a small image gets the gradient of all its copies: spreading and gathering are each other's transpose. */
    @Test
    void aKernelOverDoubledImagesIsSpreadAndGatheredAlike() {
        UpKernel sums = new UpKernel(2, 3, 1, 5);
        float[] weights = random(2 * 5 * 9, 1);
        float[] kernel = new float[sums.size()];
        sums.spread(weights, kernel);
        float[] gradient = random(sums.size(), 2);
        float[] gathered = new float[weights.length];
        sums.gather(gradient, gathered);
        assertThat(dot(kernel, gradient)).isCloseTo(dot(weights, gathered), offset(1e-4));
        assertThat(Arrays.copyOf(gathered, 9)).containsOnly(0);
    }

    private static float[] random(int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (double) a[i] * b[i])
                .sum();
    }

    private static Network network() {
        String layers = IntStream.range(0, 3)
                .mapToObj(i -> "{'type':'dense','units':5},{'type':'batch_normalization'}")
                .collect(Collectors.joining(","));
        NetworkPlan plan = NetworkPlan.of(NetworkCases.layers(layers), ROW, CLASSES, Activation.SOFTMAX, 1);
        return new OnednnEngine().build(plan, InitialWeights.NONE);
    }

    private static float[] logits(Network network, int size) {
        Batch all = Batches.random(70, ROW, CLASSES, 9);
        float[] logits = new float[size * 3];
        network.logits(all.first(size), logits);
        return logits;
    }
}
