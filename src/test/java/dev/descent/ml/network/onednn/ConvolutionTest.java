package dev.descent.ml.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.descent.ml.network.onednn.Kernels.Kernel;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of oneDNN's kernels convolutions get. */
class ConvolutionTest {
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};

    private PassBuilder program;

    @BeforeEach
    void build() {
        assumeTrue(OnednnRuntime.start().instructions().contains("avx"), "other processors have other kernels");
        program = new PassBuilder(4, true, ParameterMemory.of(List.of()), new stream(OnednnRuntime.engine()));
    }

    /** Two behind each other, the first of images as they come: as a product of matrices they take twice as long on AVX2. */
    @ParameterizedTest
    @CsvSource({
        "1, 20, 50, 5",
        "1, 16, 32, 3",
        "1, 6, 16, 5",
        "3, 16, 32, 3",
        "3, 6, 16, 5",
        "3, 10, 20, 3",
        "4, 24, 24, 1"
    })
    void haveKernelsOfTheirOwn(int channels, int between, int last, int side) {
        NativeTensor image = image(Layouts.plain(4, channels, 28, 28), 4, channels, 28, 28);
        Kernels first = kernels(image, between, side);
        int size = 28 - side + 1;
        Kernels second = kernels(image(first.forward().description().dst_desc(), 4, between, size, size), last, side);
        assertThat(Stream.of(first.forward(), first.weights(), second.forward(), second.weights(), second.data())
                        .map(Objects::requireNonNull)
                        .map(ConvolutionTest::name))
                .noneMatch(kernel -> kernel.contains("gemm") || kernel.contains("ref"));
    }

    /** The kernel of 1×1 on AVX2 gathers whole vectors, and writes behind the end where channels do not fill one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void readStridedSinglePixelsInBlocksWhereTheKernelGathersVectors(int channels) {
        for (memory.desc layout :
                List.of(Layouts.plain(4, channels, 22, 22), Layouts.channelsLast(4, channels, 22, 22))) {
            NativeTensor x = image(layout, 4, channels, 22, 22);
            KernelWindow window = KernelWindow.of(x.dims, ONE, new int[] {2, 2}, NONE, ONE, ConvolutionMode.Truncate);
            Kernel forward =
                    new Convolution(program, "c", x, 39, window).kernels(null).forward();
            assertThat(forward.description().src_desc().get_size() > layout.get_size()
                            || !name(forward).equals("jit_1x1:avx2"))
                    .as("%s of %d channels", name(forward), channels)
                    .isTrue();
        }
    }

    private NativeTensor image(memory.desc layout, long... dims) {
        return program.tensor(layout, true, dims);
    }

    private Kernels kernels(NativeTensor x, int channels, int side) {
        int[] kernel = {side, side};
        KernelWindow window = KernelWindow.of(x.dims, kernel, ONE, NONE, ONE, ConvolutionMode.Truncate);
        return new Convolution(program, "c", x, channels, window).kernels(null);
    }

    private static String name(Kernel kernel) {
        return kernel.description().impl_info_str().getString();
    }
}
