package dev.descent.ml.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The builds of ND4J's native library, the fastest first, and what each needs of the processor. */
enum NativeVariant {
    ONEDNN_AVX512("-onednn-avx512", "avx512f avx512bw avx512dq avx512vl avx512cd avx2 fma"),
    ONEDNN_AVX2("-onednn-avx2", "avx2 fma"),
    ONEDNN("-onednn", ""),
    AVX512("-avx512", ONEDNN_AVX512.flags),
    AVX2("-avx2", ONEDNN_AVX2.flags),
    PLAIN("", "");

    private final String extension;
    private final String flags;

    NativeVariant(String extension, String flags) {
        this.extension = extension;
        this.flags = flags;
    }

    /** What JavaCPP appends to the platform's name. */
    String extension() {
        return extension;
    }

    boolean runsOn(Cpu cpu) {
        return cpu.has(flags);
    }

    /** Where its library lies on the class path. */
    String resource(Cpu cpu) {
        return "org/nd4j/linalg/cpu/nativecpu/bindings/" + cpu.platform() + extension + "/";
    }

    /**
     * The fastest variant that is shipped and runs on the processor.
     *
     * @param shipped whether a folder is on the class path
     */
    static Optional<NativeVariant> best(Cpu cpu, Predicate<String> shipped) {
        return Arrays.stream(values())
                .filter(variant -> variant.runsOn(cpu) && shipped.test(variant.resource(cpu)))
                .findFirst();
    }

    /** The variant of an extension that somebody chose. */
    static Optional<NativeVariant> of(String extension) {
        return Arrays.stream(values())
                .filter(variant -> variant.extension.equals(extension))
                .findFirst();
    }
}
