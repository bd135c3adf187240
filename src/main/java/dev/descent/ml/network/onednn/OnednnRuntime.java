package dev.descent.ml.network.onednn;

import dev.descent.ml.network.NativeRuntime;
import java.util.Locale;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads oneDNN once, with the threads that the native runtime decided on. */
final class OnednnRuntime {
    private static final Logger log = LoggerFactory.getLogger(OnednnRuntime.class);

    private static volatile @Nullable Loaded loaded;

    private OnednnRuntime() {}

    /**
     * @param version of oneDNN
     * @param instructions the instruction set that it computes with: {@code avx512_core}
     */
    record Loaded(engine processor, String version, String instructions) {}

    /**
     * Loads the library on first call.
     *
     * @throws LinkageError where there is none for this platform
     */
    static Loaded start() {
        Loaded started = loaded;
        return started != null ? started : load();
    }

    /** The processor: shared by all networks, which each have a stream of their own. */
    static engine engine() {
        return start().processor;
    }

    private static synchronized Loaded load() {
        Loaded started = loaded;
        if (started == null) {
            NativeRuntime.start();
            engine processor = new engine(engine.kind.cpu, 0);
            dnnl_version_t version = dnnl.version();
            started = new Loaded(
                    processor,
                    version.major() + "." + version.minor() + "." + version.patch(),
                    dnnl.get_effective_cpu_isa().toString().toLowerCase(Locale.ROOT));
            log.info("oneDNN {} with {}", started.version, started.instructions);
            loaded = started;
        }
        return started;
    }
}
