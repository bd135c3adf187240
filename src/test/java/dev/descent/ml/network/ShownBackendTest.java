package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;

class ShownBackendTest {
    /** Of the plain build, which these tests run on. */
    @Test
    void cudaThatIsNotInTheJarIsRefusedWithWhatToDo() {
        assertThatExceptionOfType(BackendUnavailable.class)
                .isThrownBy(() -> ShownBackend.show(BackendChoice.CUDA))
                .withMessageContaining("not in this jar")
                .withMessageContaining("Maven profile cuda");
    }

    @Test
    void theProcessorIsTheOnlyBackendShown() {
        ShownBackend.show(BackendChoice.CPU);
        assertThat(ND4JClassLoading.loadService(Nd4jBackend.class))
                .extracting(backend -> backend.getClass().getName())
                .containsExactly(BackendChoice.CPU.type());
    }
}
