package dev.descent.system;

import dev.descent.ml.network.Backend;
import dev.descent.ml.network.build.EngineStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs here.
 *
 * @param slots jobs that this process runs at once; none where it is no worker
 * @param queueDepth jobs that wait for a worker, of all replicas
 * @param cluster that jobs can ask for; null where there is none
 * @param backend the native code that computes, or null as long as nothing needed it
 * @param engines that jobs can name; none as long as nothing needed the native code
 */
record SystemAnswer(
        String version,
        String java,
        Instant startedAt,
        double uptimeSeconds,
        int slots,
        long queueDepth,
        @Nullable String cluster,
        @Nullable Backend backend,
        List<EngineStatus> engines) {}
