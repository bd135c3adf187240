package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.network.Network;
import java.lang.ref.Reference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What two threads that share a batch see, keep and close. */
class SharedBatchTest {
    private static final TrainingPlan PLAN = HalvedBatchTest.plan(
            "{'type':'mlp','hidden':[700,300]}", "'cross_entropy'", "{'batch_size': 16, 'shards': 2}");

    @BeforeAll
    static void needsASecondCore() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
    }

    /** Of 90 examples in batches of 16 the sixth batch has 10. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyWholeBatchesThatWereComputedAsAskedForAreTimed(boolean byTwo) {
        try (ChosenThreads run = run(network -> network)) {
            run.take(6, number -> byTwo);
            assertThat(run.timed()).isEqualTo(5);
            HalvedBatchTest.occupyAllCores();
            try {
                run.take(5, number -> byTwo);
            } finally {
                HalvedBatchTest.freeAllCores();
            }
            assertThat(run.timed()).isEqualTo(byTwo ? 5 : 10);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExampleWithoutASecondHalfCountsAlone(boolean byTwo) {
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
        return new ChosenThreads(PLAN, TrainingProgram.data(TrainingProgram.MLP), seen);
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
}
