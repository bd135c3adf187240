package dev.descent.ml.train;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Trains a network on noise in a process of its own, and prints what computed it and what came of it. */
final class TrainingProgram {
    static final String MLP = "{'type':'mlp','hidden':[64,32],'dropout':0.1}";
    static final String LENET = "'lenet'";
    static final String UNET = "{'type':'unet','base_channels':16,'depth':2}";

    private static final List<String> CLASSES = List.of("a", "b", "c");

    /** So that the training gets a turn between two collections. */
    private static final long PAUSE_NANOS = 5_000_000;

    private TrainingProgram() {}

    /** @param arguments the model's JSON, and "garbage" to keep the collector at work beside it */
    public static void main(String[] arguments) throws Exception {
        System.out.println(train(arguments[0], arguments.length > 1 ? TrainingProgram::collect : () -> {}));
    }

    /** Begun once classes are loaded, which full collections without a pause make last for a minute. */
    private static void collect() {
        Thread thread = new Thread(TrainingProgram::makeGarbage);
        thread.setDaemon(true);
        thread.start();
    }

    private static void makeGarbage() {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[64 << 10]);
            if (kept.size() == 64) {
                kept.clear();
                System.gc();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    static String train(String model) throws Exception {
        return train(model, () -> {});
    }

    /** @param begun run once there is a network, at the end of the first epoch */
    private static String train(String model, Runnable begun) throws Exception {
        String json = ("{'model': %s, 'loss': 'cross_entropy', 'optimizer': 'adam',"
                        + " 'training': {'epochs': 4, 'batch_size': 16}}")
                .formatted(model)
                .replace('\'', '"');
        TrainingPlan plan = SpecReader.read(JsonMapper.shared().readTree(json), TrainingPlan.class);
        Path scratch = Files.createTempDirectory("descent-program");
        EngineLog log = new EngineLog(begun);
        TrainingData data = data(model);
        TrainingResult result =
                new LocalTrainer(scratch).train(new Run(plan, () -> data, Checkpoints.NONE, log, () -> null));
        FileSystemUtils.deleteRecursively(scratch);
        return "engine " + log.engine + ", parameters " + result.parametersSha256();
    }

    static TrainingData data(String model) {
        return switch (model) {
            case MLP -> new NoiseData(90, InputShape.flat(20), Target.classification(CLASSES)).data();
            case LENET -> new NoiseData(90, InputShape.image(1, 28, 28), Target.classification(CLASSES)).data();
            default -> new NoiseData(40, InputShape.image(3, 32, 32), Target.segmentation(CLASSES, 32, 32)).data();
        };
    }

    /** Only what is told of the engine. */
    private static final class EngineLog extends SilentLog {
        private final Runnable begun;
        private @Nullable ChosenEngine engine;

        EngineLog(Runnable begun) {
            this.begun = begun;
        }

        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            if (summary.epoch() == 1) {
                begun.run();
            }
        }

        @Override
        public void engine(ChosenEngine chosen) {
            engine = chosen;
        }
    }

    /** Runs the program with these options of Java and variables of the environment; its last line. */
    static String run(List<String> options, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TrainingProgram.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("descent-program", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(String.join("\n", lines));
        }
        return lines.get(lines.size() - 1);
    }
}
