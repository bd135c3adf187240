package dev.descent.ml.network;

import java.util.List;

/**
 * The native code that computes, as it was found at start.
 *
 * @param name {@code CPU} or {@code CUDA}
 * @param version of ND4J
 * @param platform {@code linux-x86_64-onednn-avx2}: the variant of the native library in use
 * @param helpers whether layers compute by oneDNN
 * @param blasKernel the kernel family OpenBLAS chose ({@code SkylakeX}), or empty where it cannot be asked
 * @param threads of one operation
 * @param warnings what makes training slower than it could be
 */
public record Backend(
        String name,
        String version,
        String platform,
        boolean helpers,
        String blasKernel,
        int threads,
        List<String> warnings) {

    public Backend {
        warnings = List.copyOf(warnings);
    }
}
