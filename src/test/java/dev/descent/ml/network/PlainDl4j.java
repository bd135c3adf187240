package dev.descent.ml.network;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.Target;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A process of its own with DL4J and without any class of ours, which loads a model, predicts and trains one step. */
final class PlainDl4j {
    private static final String PROGRAM = """
            import java.io.*;
            import org.deeplearning4j.nn.conf.graph.LayerVertex;
            import org.deeplearning4j.nn.conf.layers.BaseLayer;
            import org.deeplearning4j.nn.graph.ComputationGraph;
            import org.deeplearning4j.util.ModelSerializer;
            import org.nd4j.linalg.activations.impl.ActivationIdentity;
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.nd4j.linalg.factory.Nd4j;

            public class Program {
                public static void main(String[] arguments) throws Exception {
                    try {
                        Class.forName("dev.descent.ml.network.Network");
                        throw new AssertionError("our classes are here");
                    } catch (ClassNotFoundException expected) {
                        // as it must be
                    }
                    INDArray features;
                    INDArray labels;
                    try (DataInputStream in = new DataInputStream(new FileInputStream(arguments[1]))) {
                        features = read(in);
                        labels = read(in);
                    }
                    File model = new File(arguments[0]);
                    ComputationGraph graph = ModelSerializer.restoreComputationGraph(model, true);
                    graph.output(features);
                    graph.fit(new INDArray[] {features}, new INDArray[] {labels});
                    ComputationGraph logits = ModelSerializer.restoreComputationGraph(model, false);
                    ((BaseLayer) ((LayerVertex) logits.getConfiguration().getVertices().get("output")).getLayerConf().getLayer())
                            .setActivationFn(new ActivationIdentity());
                    try (DataOutputStream out = new DataOutputStream(new FileOutputStream(arguments[2]))) {
                        write(logits.output(features)[0], out);
                        write(graph.params(), out);
                    }
                    System.exit(0);
                }

                static INDArray read(DataInputStream in) throws IOException {
                    long[] shape = new long[in.readInt()];
                    int length = 1;
                    for (int i = 0; i < shape.length; i++) {
                        shape[i] = in.readInt();
                        length *= (int) shape[i];
                    }
                    float[] values = new float[length];
                    for (int i = 0; i < length; i++) {
                        values[i] = in.readFloat();
                    }
                    return Nd4j.createFromArray(values).reshape(shape);
                }

                static void write(INDArray array, DataOutputStream out) throws IOException {
                    float[] values = array.dup('c').reshape(array.length()).toFloatVector();
                    out.writeInt(values.length);
                    for (float value : values) {
                        out.writeFloat(value);
                    }
                }
            }
            """;

    /**
     * DL4J computes convolutions by oneDNN, and so to the same bits as here, only where it finds this class; without it they differ by
     * rounding.
     */
    private static final String HELPERS = """
            package org.nd4j.nativeblas;

            public class Nd4jCpu {
                public static class Environment {
                    public static Environment getInstance() {
                        return new Environment();
                    }

                    public boolean isUseMKLDNN() {
                        return true;
                    }
                }
            }
            """;

    private PlainDl4j() {}

    /** @param logits of the batch, and all parameters after one step of training on it */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(float[] logits, float[] parametersAfterAStep) {}

    static Answer run(Path folder, Path model, Batch batch) throws IOException, InterruptedException {
        Path input = folder.resolve("batch.bin");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(input))) {
            write(out, batch.size(), batch.input().dimensions(), batch.features());
            write(out, batch.size(), labelShape(batch.target()), channelsFirst(batch));
        }
        Path answer = folder.resolve("answer.bin");
        start(folder, model, input, answer);
        try (DataInputStream in = new DataInputStream(Files.newInputStream(answer))) {
            return new Answer(read(in), read(in));
        }
    }

    private static List<Integer> labelShape(Target target) {
        return target.positions() == 1
                ? List.of(target.outputs())
                : List.of(target.outputs(), target.height(), target.width());
    }

    /** Labels as DL4J has them: a map per class. */
    private static float[] channelsFirst(Batch batch) {
        int positions = batch.target().positions();
        int classes = batch.target().outputs();
        float[] maps = new float[batch.size() * positions * classes];
        for (int i = 0; i < maps.length; i++) {
            int example = i / (positions * classes);
            int channel = i / positions % classes;
            maps[i] = batch.labels()[(example * positions + i % positions) * classes + channel];
        }
        return maps;
    }

    private static void start(Path folder, Path model, Path input, Path answer)
            throws IOException, InterruptedException {
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        Path helpers = Files.writeString(folder.resolve("Nd4jCpu.java"), HELPERS);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        libraries,
                        "-d",
                        folder.toString(),
                        source.toString(),
                        helpers.toString());
        if (failed != 0) {
            throw new IllegalStateException("the program does not compile");
        }
        Path output = folder.resolve("output.txt");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dorg.bytedeco.javacpp.platform.extension="
                        + System.getProperty("org.bytedeco.javacpp.platform.extension"),
                "-Dorg.eclipse.deeplearning4j.helpers.disable=false",
                "-cp",
                folder + File.pathSeparator + libraries,
                "Program",
                model.toString(),
                input.toString(),
                answer.toString());
        NativeRuntime.started()
                .ifPresent(backend -> program.environment().put("OPENBLAS_CORETYPE", backend.blasKernel()));
        program.environment().put("OMP_NUM_THREADS", "1");
        int exit = program.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the program failed:\n" + Files.readString(output));
        }
    }

    private static void write(DataOutputStream out, int size, List<Integer> shape, float[] values) throws IOException {
        out.writeInt(1 + shape.size());
        out.writeInt(size);
        for (int length : shape) {
            out.writeInt(length);
        }
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] read(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
