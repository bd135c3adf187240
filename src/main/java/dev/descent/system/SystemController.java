package dev.descent.system;

import dev.descent.cluster.SparkSettings;
import dev.descent.job.queue.JobQueue;
import dev.descent.ml.base.Build;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.build.Engines;
import dev.descent.runner.RunnerSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what runs here, without starting any of it. */
@RestController
class SystemController {
    private final RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
    private final String version = Build.version();
    private final int slots;
    private final @Nullable String cluster;
    private final JobQueue queue;

    SystemController(RunnerSettings runner, SparkSettings spark, Environment environment, JobQueue queue) {
        this.slots = environment.acceptsProfiles(Profiles.of("worker")) ? runner.jobsAtOnce() : 0;
        this.cluster = spark.isConfigured() ? "spark" : null;
        this.queue = queue;
    }

    @GetMapping("/v1/system")
    SystemAnswer system() {
        return new SystemAnswer(
                version,
                Runtime.version().toString(),
                Instant.ofEpochMilli(process.getStartTime()),
                process.getUptime() / 1000.0,
                slots,
                queue.depth(),
                cluster,
                NativeRuntime.started().orElse(null),
                Engines.started());
    }
}
