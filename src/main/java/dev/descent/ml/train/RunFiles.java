package dev.descent.ml.train;

import dev.descent.ml.network.ExportDetails;
import dev.descent.ml.network.ModelExport;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.sample.SampleFile;
import dev.descent.ml.train.sample.ScoreHistory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a run leaves behind: the model, the report, and the worst examples of its last validation pass. */
final class RunFiles {
    private static final String MODEL = RunFile.MODEL.fileName();
    private static final String REPORT = RunFile.REPORT.fileName();
    private static final String WORST = RunFile.WORST.fileName();
    private static final String SAMPLES = RunFile.SAMPLES.fileName();
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private final Path scratch;
    private final OpenedRun opened;

    RunFiles(Path scratch, OpenedRun opened) {
        this.scratch = scratch;
        this.opened = opened;
    }

    /** The files by name, the run's last checkpoint being safe as well. Leaves nothing behind where it fails. */
    Map<String, Path> write(RunEnd end) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "run-");
        try {
            Map<String, Path> files = new TreeMap<>();
            files.put(REPORT, report(folder.resolve(REPORT), end));
            ScoreHistory scores = end.loop().state().scores();
            if (!scores.epochs().isEmpty()) {
                files.put(SAMPLES, SampleFile.write(folder.resolve(SAMPLES), scores, opened.data()));
            }
            KeptWeights kept = end.kept();
            if (kept != null) {
                files.put(MODEL, model(folder.resolve(MODEL), end.loop(), kept));
                ObjectNode worst = end.loop().kept().worst(kept);
                if (worst != null) {
                    files.put(WORST, json(folder.resolve(WORST), worst));
                }
            }
            end.loop().awaitCheckpoint();
            return files;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            clear(folder);
            throw e;
        }
    }

    private Path model(Path file, TrainingLoop loop, KeptWeights kept) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ModelExport.write(opened.blueprint().plan(), loop.step().parameters(), details(loop, kept), out);
        }
        return file;
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : (Iterable<Path>) written::iterator) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path report(Path file, RunEnd end) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator generator = JSON.createGenerator(out)) {
            ObjectNode report = RunReport.of(opened.plan(), opened.data(), end);
            report.set("engine", SpecWriter.write(opened.blueprint().engine()));
            RunReport.write(report, end.loop().state().records(), generator);
        } catch (JacksonIOException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
        return file;
    }

    private static Path json(Path file, ObjectNode content) throws IOException {
        return Files.write(file, JSON.writeValueAsBytes(content));
    }

    private ExportDetails details(TrainingLoop loop, KeptWeights kept) {
        boolean best = kept.weights() == KeptWeights.Which.BEST;
        return new ExportDetails(
                opened.plan().optimizer(),
                loop.step().learningRate(),
                loop.step().optimization().optimizerState(),
                kept.iteration(),
                best ? kept.epoch() : loop.state().epochs(),
                opened.description());
    }
}
