package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.network.NetworkCases.Case;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two networks of one vector of parameters, and gradients that are read in part. */
public abstract class BesideContract extends NetworkContract {

    static Stream<Case> cases() {
        return NetworkCases.plain();
    }

    private static float[] gradient(Network network, Batch batch) {
        LossFunction loss =
                new LossFunction(new Mse().build(batch.target()), Activation.SOFTMAX, LossShape.of(batch.target()));
        float[] gradient = parameters(network);
        network.gradient(batch, loss, 3, new double[batch.size()], gradient);
        return gradient;
    }

    private static Batch batch(Case of, int size) {
        return Batches.random(size, of.plan().input(), of.plan().target(), 5);
    }

    private static float[] changed(Network network) {
        float[] parameters = parameters(network);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 0.5f + i % 3;
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothComputeWithWhatIsWrittenToEither(Case of) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Network network = built(of)) {
            Batch batch = batch(of, of.size());
            Network beside = thread.submit(() -> network.beside(of.size())).get();
            float[] initial = gradient(network, batch);
            assertThat(thread.submit(() -> gradient(beside, batch)).get()).isEqualTo(initial);

            float[] written = changed(network);
            network.writeParameters(written);
            float[] now = gradient(network, batch);
            assertThat(now).isNotEqualTo(initial);
            assertThat(thread.submit(() -> gradient(beside, batch)).get()).isEqualTo(now);

            thread.submit(() -> beside.writeParameters(changed(beside))).get();
            assertThat(parameters(network)).isNotEqualTo(written);
            float[] last = gradient(network, batch);
            assertThat(last).isNotEqualTo(now);
            assertThat(thread.submit(() -> gradient(beside, batch)).get()).isEqualTo(last);
            thread.submit(beside::close).get();
            assertThat(gradient(network, batch)).isEqualTo(last);
        } finally {
            thread.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientIsReadInStretches(Case of) {
        try (Network network = built(of)) {
            float[] whole = gradient(network, batch(of, of.size()));
            float[] stretch = new float[whole.length + 2];
            int half = whole.length / 2;
            network.readGradient(half, stretch, 2 + half, whole.length - half);
            network.readGradient(0, stretch, 2, half);
            assertThat(Arrays.copyOfRange(stretch, 2, stretch.length)).isEqualTo(whole);
        }
    }

    /** By passes for both sizes of batches, in turn. */
    @ParameterizedTest
    @MethodSource("cases")
    void aGradientIsKeptWhileOthersAreComputed(Case of) {
        try (Network network = built(of)) {
            float[] first = gradient(network, batch(of, of.size()));
            network.keepGradient();
            for (int size : new int[] {of.size() + 2, of.size(), of.size() + 2}) {
                float[] next = gradient(network, batch(of, size));
                assertThat(kept(network)).isEqualTo(first).isNotEqualTo(next);
                network.keepGradient();
                first = next;
                assertThat(kept(network)).isEqualTo(first);
            }
        }
    }

    private static float[] kept(Network network) {
        float[] kept = parameters(network);
        network.readKeptGradient(1, kept, 1, kept.length - 1);
        network.readKeptGradient(0, kept, 0, 1);
        return kept;
    }

    /** As the second half of a batch is computed. */
    @ParameterizedTest
    @MethodSource("cases")
    void featuresBeginWhereTheBatchSays(Case of) {
        try (Network network = built(of)) {
            Batch batch = batch(of, of.size());
            int input = batch.input().size();
            Batch longer = Batches.random(of.size() + 3, batch.input(), batch.target(), 6);
            System.arraycopy(batch.features(), 0, longer.features(), 3 * input, of.size() * input);
            assertThat(gradient(network, batch.seeing(longer, 3))).isEqualTo(gradient(network, batch));
            int positions = batch.target().positions() * batch.target().outputs();
            float[] logits = new float[of.size() * positions];
            network.logits(batch, logits);
            float[] seen = new float[logits.length];
            network.logits(batch.seeing(longer, 3), seen);
            assertThat(seen).isEqualTo(logits);
        }
    }
}
