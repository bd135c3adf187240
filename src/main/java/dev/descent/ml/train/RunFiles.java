package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run leaves behind. */
final class RunFiles {
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private final Path scratch;
    private final TrainingPlan plan;
    private final TrainingData data;

    RunFiles(Path scratch, TrainingPlan plan, TrainingData data) {
        this.scratch = scratch;
        this.plan = plan;
        this.data = data;
    }

    TrainingResult write(TrainingRun run, StopSignal.@Nullable Reason stopped) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "run-");
            Path report = folder.resolve("report.json");
            Files.write(report, JSON.writeValueAsBytes(RunReport.of(plan, data, run, stopped)));
            return new TrainingResult(
                    stopped, run.iterations(), Map.of("report.json", report), ParametersHash.sha256(run.parameters()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of a run", e);
        }
    }
}
