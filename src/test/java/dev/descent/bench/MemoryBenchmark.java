package dev.descent.bench;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.InputShape;
import dev.descent.ml.data.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkBlueprint;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What training takes in memory against what a job is told: each model in a process of its own, by the peak of its resident memory above
 * what the process had before the network was built. Linux only.
 */
public final class MemoryBenchmark {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> MODELS = List.of(
            "{'type':'mlp','hidden':[1024,1024]} 1x28x28 1",
            "{'type':'mlp','hidden':[4096,4096]} 1x28x28 1",
            "{'type':'lenet'} 1x28x28 1",
            "{'type':'cnn','channels':[32,64,128]} 3x64x64 1",
            "{'type':'resnet','blocks':2,'channels':[16,32,64]} 3x64x64 1",
            "{'type':'unet','base_channels':16,'depth':3} 3x96x96 9216",
            "{'type':'unet','base_channels':16,'depth':3,'batch_normalization':true} 3x96x96 9216");
    private static final int[] BATCHES = {8, 64};

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            measure(arguments[0], Integer.parseInt(arguments[1]));
            return;
        }
        System.out.println("model, input, batch: parameters, estimate MB, measured MB, estimate / measured");
        for (String model : MODELS) {
            for (int batch : BATCHES) {
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx4g",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MemoryBenchmark.class.getName(),
                                model,
                                Integer.toString(batch))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        }
    }

    private static void measure(String line, int size) throws IOException {
        String[] parts = line.split(" ", -1);
        String[] sides = parts[1].split("x", -1);
        InputShape input =
                InputShape.image(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2]));
        List<String> classes = List.of("a", "b", "c");
        Target target = parts[2].equals("1")
                ? Target.classification(classes)
                : Target.segmentation(classes, Integer.parseInt(sides[1]), Integer.parseInt(sides[2]));
        ModelSpec model = SpecReader.read(JSON.readTree(parts[0].replace('\'', '"')), ModelSpec.class);
        NativeRuntime.start();
        NetworkBlueprint blueprint = NetworkBlueprint.of(model, input, target, Activation.SOFTMAX, 1);
        Batch batch = batch(size, input, target);
        System.gc();
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        long before = peak();
        train(blueprint, batch, target);
        long measured = peak() - before;
        long estimate = blueprint.memoryBytes(size, 2);
        System.out.printf(
                "%s %s %d: %d %.0f %.0f %.2f%n",
                parts[0],
                parts[1],
                size,
                blueprint.parameterCount(),
                estimate / 1e6,
                measured / 1e6,
                (double) estimate / measured);
    }

    private static Batch batch(int size, InputShape input, Target target) {
        float[] labels = new float[size * target.positions() * target.outputs()];
        for (int i = 0; i < labels.length; i += target.outputs()) {
            labels[i] = 1;
        }
        return new Batch(size, input, target, new int[size], new float[size * input.size()], labels);
    }

    private static void train(NetworkBlueprint blueprint, Batch batch, Target target) {
        LossFunction loss = new LossFunction(
                new CrossEntropy(0.0).build(target), Activation.SOFTMAX, target.positions(), target.outputs());
        try (Network network = blueprint.build()) {
            Optimizer optimizer = SpecReader.read(JSON.readTree("\"adam\""), OptimizerSpec.class)
                    .build(network.blocks());
            float[] parameters = new float[(int) blueprint.parameterCount()];
            float[] gradient = new float[parameters.length];
            network.readParameters(parameters);
            for (int step = 1; step <= 4; step++) {
                network.gradient(batch, loss, step, new double[batch.size()], gradient);
                optimizer.step(parameters, gradient, 1e-3, step);
                network.writeParameters(parameters);
                network.logits(batch, new float[batch.size() * target.positions() * target.outputs()]);
            }
        }
    }

    /** Highest resident memory so far, in bytes. */
    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
