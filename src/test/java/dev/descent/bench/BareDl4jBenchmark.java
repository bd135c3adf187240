package dev.descent.bench;

import dev.descent.ml.network.NativeRuntime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What DL4J does by itself: {@code ComputationGraph.fit} on one batch again and again, nothing of ours but the tuning of native code.
 *
 * <p>Arguments: {@code lenet} or {@code mlp}; {@code tuned}, or {@code plain} for DL4J as it comes; seconds per round. Prints the samples
 * per second of the best of five rounds. A process has one tuning: compare two processes.
 */
public final class BareDl4jBenchmark {
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BareDl4jBenchmark() {}

    public static void main(String[] arguments) {
        boolean lenet = arguments[0].equals("lenet");
        if (arguments[1].equals("tuned")) {
            System.out.println(NativeRuntime.start());
        }
        double seconds = Double.parseDouble(arguments[2]);
        int batch = lenet ? 64 : 128;
        DataSet data = data(batch, lenet);
        try (Graph graph = new Graph(lenet ? lenet() : mlp())) {
            graph.rate(data, batch, seconds);
            Rate best = new Rate(0, 0);
            for (int round = 0; round < ROUNDS; round++) {
                Rate rate = graph.rate(data, batch, seconds);
                best = new Rate(Math.max(best.perSecond, rate.perSecond), Math.max(best.perCpu, rate.perCpu));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s: %.0f samples/s, %.0f per CPU second%n",
                    arguments[0],
                    arguments[1],
                    best.perSecond,
                    best.perCpu);
        }
    }

    /** Samples per second, and per second of the thread's CPU time, which a busy machine leaves alone. */
    private record Rate(double perSecond, double perCpu) {}

    private record Graph(ComputationGraph network) implements AutoCloseable {
        Graph(GraphBuilder configuration) {
            this(new ComputationGraph(configuration.build()));
            network.init();
        }

        Rate rate(DataSet data, int batch, double seconds) {
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            long samples = 0;
            while (System.nanoTime() < start + seconds * 1e9) {
                network.fit(data);
                samples += batch;
            }
            return new Rate(
                    samples * 1e9 / (System.nanoTime() - start),
                    samples * 1e9 / (THREADS.getCurrentThreadCpuTime() - startCpu));
        }

        @Override
        public void close() {
            network.close();
        }
    }

    private static DataSet data(int batch, boolean image) {
        Random random = new Random(1);
        float[] features = new float[batch * 784];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
        }
        float[][] labels = new float[batch][10];
        for (float[] label : labels) {
            label[random.nextInt(10)] = 1;
        }
        long[] shape = image ? new long[] {batch, 1, 28, 28} : new long[] {batch, 784};
        return new DataSet(Nd4j.createFromArray(features).reshape(shape), Nd4j.createFromArray(labels));
    }

    private static GraphBuilder graph(InputType input) {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU_UNIFORM)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(input)
                .setOutputs("output");
    }

    static GraphBuilder lenet() {
        return graph(InputType.convolutional(28, 28, 1))
                .addLayer(
                        "convolution_1",
                        new ConvolutionLayer.Builder(5, 5).nOut(20).build(),
                        "input")
                .addLayer("pooling_2", pooling(), "convolution_1")
                .addLayer(
                        "convolution_3",
                        new ConvolutionLayer.Builder(5, 5).nOut(50).build(),
                        "pooling_2")
                .addLayer("pooling_4", pooling(), "convolution_3")
                .addLayer("dense_5", new DenseLayer.Builder().nOut(500).build(), "pooling_4")
                .addLayer("output", output(), "dense_5");
    }

    static GraphBuilder mlp() {
        return graph(InputType.feedForward(784))
                .addLayer("dense_1", new DenseLayer.Builder().nOut(256).build(), "input")
                .addLayer("dense_2", new DenseLayer.Builder().nOut(128).build(), "dense_1")
                .addLayer("output", output(), "dense_2");
    }

    private static SubsamplingLayer pooling() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build();
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .nOut(10)
                .build();
    }
}
