package dev.descent.ml.network;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the OpenBLAS that is loaded what it made of the processor. ND4J offers no such call, so the library is asked itself. */
final class OpenBlas {
    private static final Path MAPS = Path.of("/proc/self/maps");

    private OpenBlas() {}

    /** The family of kernels in use, such as {@code Haswell} or {@code SkylakeX}; empty where it cannot be asked. */
    static String kernel() {
        return library()
                .map(path -> {
                    try (NativeLibrary blas = NativeLibrary.getInstance(path)) {
                        return blas.getFunction("openblas_get_corename").invokeString(new Object[0], false);
                    }
                })
                .orElse("");
    }

    /** Path of the loaded library: opened again by this path it is the same instance, not a second one. */
    private static Optional<String> library() {
        if (!Files.isReadable(MAPS) || Native.POINTER_SIZE < 8) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.filter(line -> line.contains("libopenblas.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
