package dev.descent.ml.network;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the OpenBLAS that is loaded what it made of the processor. ND4J offers no such call, so the library is asked itself. */
final class OpenBlas {
    private static final Path MAPS = Path.of("/proc/self/maps");

    /**
     * RTLD_LAZY | RTLD_NOLOAD, and above all not RTLD_GLOBAL, which JNA takes by default: JavaCPP loads OpenBLAS twice under two
     * names, and with one copy's symbols global the other frees its buffers in the wrong one, until the JVM crashes.
     */
    private static final Map<String, Object> AS_LOADED = Map.of(Library.OPTION_OPEN_FLAGS, 1 | 4);

    private OpenBlas() {}

    /** The family of kernels in use, such as {@code Haswell} or {@code SkylakeX}; empty where it cannot be asked. */
    static String kernel() {
        return library().map(OpenBlas::kernel).orElse("");
    }

    private static String kernel(String path) {
        try (NativeLibrary blas = NativeLibrary.getInstance(path, AS_LOADED)) {
            return blas.getFunction("openblas_get_corename").invokeString(new Object[0], false);
        }
    }

    /** Path of the loaded library that ND4J computes with: the first that is loaded, which is the one without LAPACK where there are two. */
    private static Optional<String> library() {
        if (!Files.isReadable(MAPS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.filter(line -> line.contains("/libopenblas"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .max(Comparator.comparing(path -> path.contains("_nolapack")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
