package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.descent.ml.network.NativeHeap;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whole jobs leave behind, in the heap and outside of it. */
@EnabledOnOs(OS.LINUX)
class JobMemoryTest {
    private static final int JOBS = 50;
    private static final long MOST = 10 << 20;

    @ParameterizedTest
    @ValueSource(strings = {TrainingProgram.MLP, TrainingProgram.LENET})
    void jobsLeaveNothingBehind(String model) throws Exception {
        train(model, JOBS / 5);
        long before = NativeHeap.bytes() + heap();
        train(model, JOBS);
        await().untilAsserted(
                        () -> assertThat(NativeHeap.bytes() + heap() - before).isLessThan(MOST));
    }

    private static void train(String model, int jobs) throws Exception {
        for (int i = 0; i < jobs; i++) {
            assertThat(TrainingProgram.train(model)).contains("name=onednn");
        }
    }

    /** What was not collected; asked after a collection. */
    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
