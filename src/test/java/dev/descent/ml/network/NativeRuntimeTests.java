package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class NativeRuntimeTests {
    private static final Set<String> AVX2 = Set.of("sse2", "avx2", "fma");
    private static final Cpu OLD = new Cpu("linux-x86_64", Set.of("sse2", "sse4_2"));
    private static final Cpu MODERN = new Cpu("linux-x86_64", AVX2);

    @Test
    void aVariantThatTheProcessorCannotRunIsNeverChosen() {
        assertThat(NativeVariant.best(OLD, folder -> true)).contains(NativeVariant.ONEDNN);
        assertThat(NativeVariant.best(MODERN, folder -> true)).contains(NativeVariant.ONEDNN_AVX2);
    }

    @Test
    void onlyShippedVariantsAreChosen() {
        assertThat(NativeVariant.best(MODERN, folder -> folder.endsWith("/linux-x86_64/")))
                .contains(NativeVariant.PLAIN);
        assertThat(NativeVariant.best(OLD, folder -> folder.contains("avx"))).isEmpty();
    }

    @Test
    void platformsAreNamedAsJavaCppNamesThem() {
        assertThat(Cpu.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(Cpu.platform("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(Cpu.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
    }

    @Test
    void everythingThatWasAskedForIsInForce() {
        Backend backend = NativeRuntime.start();
        assertThat(backend.warnings()).isEmpty();
        assertThat(backend.version()).isEqualTo("1.0.0-M2.1");
        assertThat(backend.helpers()).isEqualTo(backend.platform().contains("onednn"));
        if (System.getenv("OMP_NUM_THREADS") == null) {
            assertThat(backend.threads()).isEqualTo(1);
        }
        assertThat(NativeRuntime.started()).contains(backend);
        assertThat(NativeRuntime.start()).isSameAs(backend);
    }

    @Test
    void anAllocationBeyondTheMachineIsRefusedAndTheProcessGoesOn() {
        NativeRuntime.start();
        long bytes = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
        assertThatThrownBy(() -> Nd4j.createUninitialized(DataType.FLOAT, bytes / Float.BYTES))
                .hasMessageContaining("Allocation failed");
        assertThat(Nd4j.ones(DataType.FLOAT, 3).sumNumber().doubleValue()).isEqualTo(3);
    }
}
