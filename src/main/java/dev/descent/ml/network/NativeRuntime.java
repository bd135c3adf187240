package dev.descent.ml.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads ND4J once, tuned. Native libraries read their settings when they load and never again, so everything that touches ND4J
 * must come through {@link #start} first.
 */
public final class NativeRuntime {
    private static final Logger log = LoggerFactory.getLogger(NativeRuntime.class);
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String THREADS = "OMP_NUM_THREADS";
    /** What the process may have resident before native code is refused more, unless told otherwise. */
    private static final double SHARE_OF_MEMORY = 0.95;

    private static volatile @Nullable Backend backend;
    private static volatile BackendChoice choice = BackendChoice.CPU;

    private NativeRuntime() {}

    /**
     * Chooses what {@link #start} loads, before its first call.
     *
     * @throws BackendUnavailable where that cannot work here
     */
    public static synchronized void choose(BackendChoice wanted) {
        if (backend == null) {
            ShownBackend.show(wanted);
            choice = wanted;
        }
    }

    /** Whether ND4J computes on a graphics card. */
    public static boolean isOnCuda() {
        return choice == BackendChoice.CUDA;
    }

    /**
     * Loads the native code on first call (about half a second), and says what was loaded.
     *
     * @throws UnsupportedCpu where nothing on the class path runs on this processor; nothing is loaded then
     * @throws IllegalStateException where the libraries cannot be unpacked or loaded
     */
    public static Backend start() {
        Backend started = backend;
        try {
            return started != null ? started : load();
        } catch (LinkageError e) {
            // an error would end the thread, and whoever waits for its answer would wait forever
            throw new IllegalStateException("native libraries cannot be loaded from where they are unpacked", e);
        }
    }

    /** What was loaded, if anything was; loads nothing. */
    public static Optional<Backend> started() {
        return Optional.ofNullable(backend);
    }

    private static synchronized Backend load() {
        Backend started = backend;
        if (started != null) {
            return started;
        }
        Cpu cpu = Cpu.ofThisMachine();
        String extension = isOnCuda() ? "" : extension(cpu);
        configure(extension);
        String wanted = tuneLibraries(cpu);
        // Without a limit ND4J writes through the null that an absurd allocation gives, and takes the process with it.
        if (!isOnCuda()) {
            Nd4j.getEnvironment().setDeviceLimit(0, ProcessMemory.outsideTheHeap());
        }
        oneThreadHere();
        Backend loaded = describe(cpu.platform() + extension, wanted);
        log.info(
                "ND4J {} on {} ({}), oneDNN helpers {}, BLAS kernel {}, {} thread(s) per operation",
                loaded.version(),
                loaded.name(),
                loaded.platform(),
                loaded.helpers() ? "on" : "off",
                loaded.blasKernel().isEmpty() ? "unknown" : loaded.blasKernel(),
                loaded.threads());
        loaded.warnings().forEach(log::warn);
        backend = loaded;
        return loaded;
    }

    private static String extension(Cpu cpu) {
        String chosen = System.getProperty(EXTENSION);
        if (chosen != null) {
            NativeVariant.of(chosen).filter(variant -> !variant.runsOn(cpu)).ifPresent(variant -> {
                throw new UnsupportedCpu(EXTENSION + "=" + chosen + " needs instructions this processor does not have");
            });
            return chosen;
        }
        ClassLoader classes = NativeRuntime.class.getClassLoader();
        return NativeVariant.best(cpu, folder -> classes.getResource(folder + library()) != null)
                .map(NativeVariant::extension)
                .orElseThrow(() -> new UnsupportedCpu("no native library for " + cpu.platform()
                        + " on the class path runs on this processor: build with -Dnative.platform=" + cpu.platform()
                        + " and -Dnative.extension=-onednn (any x86-64) or an empty one"));
    }

    private static String library() {
        return System.mapLibraryName("jnind4jcpu");
    }

    private static void configure(String extension) {
        System.setProperty(EXTENSION, extension);
        System.setProperty("org.eclipse.deeplearning4j.helpers.disable", "false");
        propertyOrElse("org.nd4j.log.initialization", "false");
        // JavaCPP would take twice the heap, whatever the machine
        propertyOrElse("org.bytedeco.javacpp.maxbytes", Long.toString(ProcessMemory.outsideTheHeap()));
        propertyOrElse("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(mostResident()));
    }

    private static void propertyOrElse(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static long mostResident() {
        return (long) (SHARE_OF_MEMORY * ProcessMemory.physical());
    }

    /** The OpenBLAS kernel asked for, or empty. One thread per operation: a job per core, and none that spins for another. */
    private static String tuneLibraries(Cpu cpu) {
        ProcessEnvironment.orElse(THREADS, "1");
        ProcessEnvironment.orElse("OMP_WAIT_POLICY", "passive");
        if (NativeVariant.AVX512.runsOn(cpu)) {
            return ProcessEnvironment.orElse("OPENBLAS_CORETYPE", "SKYLAKEX");
        }
        return NativeVariant.AVX2.runsOn(cpu) ? ProcessEnvironment.orElse("OPENBLAS_CORETYPE", "HASWELL") : "";
    }

    /** ND4J, which sees only the environment that Java saw at start, gives the thread that loads it one for each core. */
    private static void oneThreadHere() {
        if (System.getenv(THREADS) == null) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        }
    }

    private static Backend describe(String platform, String wantedKernel) {
        String name = Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend");
        boolean helpers = LayerHelpers.active();
        String kernel = OpenBlas.kernel();
        List<String> warnings = new ArrayList<>();
        if (!helpers && !isOnCuda()) {
            warnings.add("layers do not compute by oneDNN: convolutions take several times as long");
        }
        if (!wantedKernel.isEmpty() && !kernel.isEmpty() && !wantedKernel.equalsIgnoreCase(kernel)) {
            warnings.add("OpenBLAS uses its kernel " + kernel + " where " + wantedKernel + " was asked for");
        }
        int threads = Nd4j.getEnvironment().maxThreads();
        return new Backend(name, version(), platform, helpers, kernel, threads, warnings);
    }

    /** From what Maven left in ND4J's jar, whose manifest does not say. */
    private static String version() {
        Properties maven = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                maven.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return maven.getProperty("version", "of unknown version");
    }
}
