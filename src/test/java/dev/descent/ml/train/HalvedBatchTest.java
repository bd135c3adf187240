package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.base.IdleCores;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.network.Network;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HalvedBatchTest {
    private static final String SUM =
            "{'type': 'sum', 'terms': [{'weight': 0.5, 'loss': 'mse'}," + " {'weight': 1, 'loss': 'cross_entropy'}]}";

    private static final String LEARNED =
            "{'type': 'sum', 'weighting': 'uncertainty', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}";

    private static final String WIDE = "{'type':'mlp','hidden':[700,300],'dropout':0.2}";

    @TempDir
    Path scratch;

    /** Of batches of 16 and a last one of 10 or 8; the dense layers are wide enough for the update to be shared. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                TrainingProgram.LENET + ", onednn",
                "\"{'type':'unet','base_channels':8,'depth':2}\", onednn",
                "\"" + WIDE + "\", onednn",
                "\"{'type':'mlp','hidden':[32],'dropout':0.2}\", dl4j",
            })
    void numbersDoNotDependOnTheThreadsThatComputeThem(String model, String engine) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        String loss = engine.equals("dl4j") ? LEARNED : SUM;
        ChosenThreads.Outcome one = steps(model, loss, engine, number -> false);
        ChosenThreads.Outcome two = steps(model, loss, engine, number -> true);
        ChosenThreads.Outcome either = steps(model, loss, engine, number -> number % 3 == 1);

        assertThat(one.threads()).isEqualTo(new ThreadUse(0, 12));
        assertThat(two.threads()).isEqualTo(new ThreadUse(12, 0));
        assertThat(either.threads()).isEqualTo(new ThreadUse(4, 8));
        assertThat(two.values()).isEqualTo(one.values()).isEqualTo(either.values());
        assertThat(two.sha256()).isEqualTo(one.sha256()).isEqualTo(either.sha256());
    }

    private static ChosenThreads.Outcome steps(String model, String loss, String engine, IntPredicate byTwo) {
        TrainingPlan plan = plan(model, loss, "{'batch_size': 16, 'engine': '%s', 'shards': 2}".formatted(engine));
        try (ChosenThreads run = new ChosenThreads(plan, data(model))) {
            ChosenThreads.Outcome outcome = run.take(12, byTwo);
            assertThat(run.meanwhile()).isEqualTo(12);
            return outcome;
        }
    }

    @Test
    void runThatChoosesItsThreadsHasTheNumbersOfOne() throws Exception {
        String training = "{'epochs': 40, 'batch_size': 16, 'shards': 2}";
        Recorder alone = new Recorder();
        occupyAllCores();
        TrainingResult one;
        try {
            one = train(plan(WIDE, SUM, training), alone);
        } finally {
            freeAllCores();
        }
        Recorder chosen = new Recorder();
        TrainingResult free = train(plan(WIDE, SUM, training), chosen);

        assertThat(chosen.losses).isEqualTo(alone.losses);
        assertThat(free.parametersSha256()).isEqualTo(one.parametersSha256());
        assertThat(threads(one)).isEqualTo(new ThreadUse(0, 240));
        assertThat(threads(free).byOne()).isBetween(1L, 240L - threads(free).byTwo());
    }

    private static ThreadUse threads(TrainingResult result) throws Exception {
        JsonNode report =
                JsonMapper.shared().readTree(Files.readString(result.files().get("report.json")));
        JsonNode threads = report.path("threads");
        return new ThreadUse(
                threads.path("by_two").longValue(), threads.path("by_one").longValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {SUM, LEARNED})
    void twoHalvesAreTheWholeButForRounding(String loss) throws Exception {
        Recorder whole = new Recorder();
        Recorder halves = new Recorder();
        String model = "{'type':'mlp','hidden':[16],'activation':'tanh'}";
        train(plan(model, loss, "{'epochs': 2, 'batch_size': 16, 'shards': 1}"), whole);
        train(plan(model, loss, "{'epochs': 2, 'batch_size': 16, 'shards': 2}"), halves);

        assertThat(halves.losses).hasSameSizeAs(whole.losses);
        for (int i = 0; i < whole.losses.size(); i++) {
            assertThat(halves.losses.get(i)).isCloseTo(whole.losses.get(i), within(1e-5));
        }
    }

    /** Of 90 examples in batches of 16 the sixth batch has 10. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyWholeBatchesThatWereComputedAsAskedForAreTimed(boolean byTwo) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        try (ChosenThreads run = run(network -> network)) {
            run.take(6, number -> byTwo);
            assertThat(run.timed()).isEqualTo(5);
            occupyAllCores();
            try {
                run.take(5, number -> byTwo);
            } finally {
                freeAllCores();
            }
            assertThat(run.timed()).isEqualTo(byTwo ? 5 : 10);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExampleWithoutASecondHalfCountsAlone(boolean byTwo) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        try (ChosenThreads run = run(network -> network)) {
            float[] gradient = run.gradient();
            assertThat(run.compute(16, byTwo, gradient).counted()).isEqualTo(16);
            HalvedBatch alone = run.compute(1, byTwo, gradient);
            assertThat(alone.counted()).isOne();
            assertThat(alone.margins()).hasSize(1);
        }
    }

    /** By one thread: it reads the gradient of one of the two networks, and the other waits until it has read some. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void whatIsNotFiniteIsSeenByWhicheverThreadAddsIt(boolean bySecond, boolean spoilt) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        CountDownLatch read = new CountDownLatch(1);
        AtomicBoolean spoils = new AtomicBoolean();
        try (ChosenThreads run = run(network -> seen(network, (method, arguments) -> {
            if (!method.equals("readGradient") || !spoils.get()) {
                return;
            }
            boolean isSecond = Thread.currentThread().getName().endsWith("-second");
            if (isSecond == bySecond) {
                if (spoilt) {
                    ((float[]) arguments[1])[(int) arguments[2]] = Float.NaN;
                }
                read.countDown();
            } else {
                read.await();
            }
        }))) {
            float[] gradient = run.gradient();
            run.compute(16, true, gradient);
            spoils.set(true);
            assertThat(run.compute(16, true, gradient).isFinite(gradient)).isEqualTo(!spoilt);
        }
    }

    @Test
    void bothNetworksAreClosedTheSecondFirst() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        List<String> closed = Collections.synchronizedList(new ArrayList<>());
        try (ChosenThreads run = run(network -> seen(network, (method, arguments) -> {
            if (method.equals("close")) {
                closed.add(Thread.currentThread().getName());
            }
        }))) {
            run.compute(16, true, run.gradient());
        }
        String here = Thread.currentThread().getName();
        assertThat(closed).containsExactly(here + "-second", here);
    }

    private static ChosenThreads run(UnaryOperator<Network> seen) {
        return new ChosenThreads(plan(WIDE, SUM, "{'batch_size': 16, 'shards': 2}"), data(WIDE), seen);
    }

    private interface Watcher {
        void see(String method, Object[] arguments) throws Exception;
    }

    /** A network whose calls are seen when they are done, and those of the networks beside it. */
    private static Network seen(Network network, Watcher watcher) {
        return (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(network, arguments);
                    watcher.see(method.getName(), arguments);
                    return answer instanceof Network beside ? seen(beside, watcher) : answer;
                });
    }

    /** By one thread and by two. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neitherABatchNorWhatWasDoneMeanwhileIsKept(boolean byTwo) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        try (ChosenThreads run = run(network -> network)) {
            List<Reference<?>> used = run.computeOnce(byTwo);
            assertThat(run.meanwhile()).isOne();
            await().until(() -> {
                System.gc();
                return used.stream().allMatch(one -> one.get() == null);
            });
        }
    }

    @Test
    void aSecondNetworkThatCannotBeBuiltEndsTheRunWithWhatWasThrownAndTheFirstIsClosed() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        OutOfMemoryError full = new OutOfMemoryError("no room for a second network");
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> {
                    try (ChosenThreads run = run(network -> alone(network, full, calls))) {
                        run.take(1, number -> true);
                    }
                })
                .isSameAs(full)
                .hasNoSuppressedExceptions();
        assertThat(calls).containsOnlyOnce("beside", "close").endsWith("close");
    }

    /** A network beside which there is no room for another. */
    private static Network alone(Network network, Error full, List<String> calls) {
        return (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("beside")) {
                        throw full;
                    }
                    return method.invoke(network, arguments);
                });
    }

    @Test
    void batchesOfOneHaveNoSecondHalf() throws Exception {
        Recorder log = new Recorder();
        String training = "{'epochs': 1, 'batch_size': 1, 'shards': 2}";
        TrainingResult result = train(plan("{'type':'mlp','hidden':[4]}", "'cross_entropy'", training), log);
        assertThat(result.failure()).isNull();
        assertThat(log.losses).hasSize(90);
    }

    private static void occupyAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.occupy();
        }
    }

    private static void freeAllCores() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            IdleCores.HERE.giveBack();
        }
    }

    private static TrainingPlan plan(String model, String loss, String training) {
        String json =
                "{'model': %s, 'loss': %s, 'optimizer': {'type': 'adamw', 'clip': {'threshold': 1}}, 'training': %s}"
                        .formatted(model, loss, training);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData data(String model) {
        return TrainingProgram.data(model.contains("mlp") ? TrainingProgram.MLP : model);
    }

    private TrainingResult train(TrainingPlan plan, Recorder log) throws Exception {
        TrainingData data = data("mlp");
        Path folder = Files.createTempDirectory(scratch, "run");
        return new LocalTrainer(folder).train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null));
    }
}
