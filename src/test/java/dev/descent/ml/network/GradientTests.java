package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.Families;
import dev.descent.ml.data.Batch;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.Loss;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.Resnet;
import dev.descent.ml.model.Unet;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.network.dl4j.Dl4jNetwork;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.optimizer.ParameterBlock.Kind;
import dev.descent.ml.spec.SpecReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The gradient a network gives is the gradient of the score it gives: by central differences along random directions. */
class GradientTests {
    /** A long step may cross a kink of max pooling, a short one drowns in rounding: one of them must agree. */
    private static final double[] STEPS = {1e-2, 1e-3, 2e-4};

    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final Target PIXELS = Target.segmentation(List.of("background", "cell"), 5, 6);

    private static final InputShape IMAGE = InputShape.image(2, 5, 6);
    private static final InputShape ROW = InputShape.flat(12);
    private static final List<Map.Entry<String, InputShape>> LAYERS = List.of(
            Map.entry("{'type':'dense','units':5,'activation':'gelu','use_bias':false}", ROW),
            Map.entry("{'type':'conv2d','channels':3,'kernel':[3,2],'stride':2,'activation':'tanh'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3,'padding':'valid','stride':[1,2],'use_bias':false}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'max_pooling','kernel':3,'stride':2,'padding':'same'}",
                    IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'average_pooling','padding':'same'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'average_pooling'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'global_pooling'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'global_pooling','pool':'max'}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'upsampling','factor':3}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'zero_padding','top':1,'right':2},{'type':'conv2d','channels':2}",
                    IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'cropping','top':1,'right':2}", IMAGE),
            Map.entry("{'type':'conv2d','channels':3},{'type':'dropout'}", IMAGE),
            Map.entry("{'type':'dense','units':5},{'type':'dropout','rate':0.3}", ROW),
            Map.entry(
                    "{'type':'conv2d','channels':3},{'type':'activation','activation':'leaky_relu','slope':0.3}",
                    IMAGE),
            Map.entry("{'type':'dense','units':5,'activation':'softmax'}", ROW),
            Map.entry("{'type':'conv2d','channels':3},{'type':'flatten'},{'type':'dense','units':3}", IMAGE),
            Map.entry(
                    "{'type':'conv2d','channels':3,'name':'a'},{'type':'conv2d','channels':3,'name':'b','activation':'tanh'},"
                            + "{'type':'add','from':['a','b']}",
                    IMAGE),
            Map.entry(
                    "{'type':'dense','units':3,'name':'a'},{'type':'dense','units':4,'activation':'tanh','name':'b'},"
                            + "{'type':'concat','from':['input','b','a']}",
                    ROW),
            Map.entry("{'type':'conv2d','channels':3,'name':'a'},{'type':'concat','from':['a','input']}", IMAGE),
            Map.entry("{'type':'lstm','units':4}", ROW),
            Map.entry("{'type':'lstm','units':4,'steps':3,'return_sequences':true},{'type':'lstm','units':3}", ROW),
            Map.entry("{'type':'lstm','units':4,'steps':3,'return_sequences':true},{'type':'flatten'}", ROW),
            Map.entry(
                    "{'type':'conv2d','channels':1},{'type':'lstm','units':4,'return_sequences':true},"
                            + "{'type':'dropout'},{'type':'flatten'}",
                    IMAGE));

    private record Case(String name, Supplier<Network> network, InputShape input, Target target, int size) {

        /** Normalized values lie around zero, where relu has its kink: every step crosses some. */
        double tolerance() {
            return name.startsWith("kinked") ? 2e-2 : 1e-3;
        }

        @Override
        public String toString() {
            return name + ", batch of " + size;
        }
    }

    static Stream<Case> cases() {
        InputShape row = InputShape.flat(5);
        InputShape image = InputShape.image(2, 5, 6);
        Mlp mlp = new Mlp(List.of(7, 4), HiddenActivation.TANH, 0.0, null);
        Unet unet = new Unet(2, 1, false, null);
        Cnn cnn = new Cnn(List.of(3), List.of(4), HiddenActivation.TANH, 0.0, null);
        return Stream.of(8, 5, 1)
                .flatMap(size -> Stream.of(
                        new Case("mlp", () -> blueprint(mlp, row, CLASSES).build(), row, CLASSES, size),
                        new Case("cnn", () -> blueprint(cnn, image, CLASSES).build(), image, CLASSES, size),
                        new Case("per pixel", () -> perPixelNetwork(image), image, PIXELS, size),
                        new Case("unet", () -> blueprint(unet, image, PIXELS).build(), image, PIXELS, size)));
    }

    /** With batch normalization, whose outputs in training are not those in use. */
    static Stream<Case> normalized() {
        Unet unet = new Unet(2, 1, true, null);
        Resnet resnet = new Resnet(1, List.of(2, 3), null);
        ModelSpec dense = layers("{'type':'dense','units':5},{'type':'batch_normalization','epsilon':0.01}");
        ModelSpec image = layers("{'type':'conv2d','channels':3},{'type':'batch_normalization','epsilon':0.01},"
                + "{'type':'activation','activation':'tanh'}");
        return Stream.of(
                new Case("image", () -> blueprint(image, IMAGE, CLASSES).build(), IMAGE, CLASSES, 5),
                new Case("kinked unet", () -> blueprint(unet, IMAGE, PIXELS).build(), IMAGE, PIXELS, 6),
                new Case(
                        "kinked resnet", () -> blueprint(resnet, IMAGE, CLASSES).build(), IMAGE, CLASSES, 7),
                new Case("dense", () -> blueprint(dense, ROW, CLASSES).build(), ROW, CLASSES, 8));
    }

    private static ModelSpec layers(String list) {
        return SpecReader.read(
                Families.json(("{'type':'layers','layers':[" + list + "]}").replace('\'', '"')), ModelSpec.class);
    }

    /** Each kind of layer inside of a small network, by what it is put into. */
    static Stream<Case> layers() {
        return LAYERS.stream().flatMap(entry -> {
            InputShape input = entry.getValue();
            ModelSpec model = layers(entry.getKey());
            return Stream.of(6, 1)
                    .map(size -> new Case(
                            entry.getKey(),
                            () -> blueprint(model, input, CLASSES).build(),
                            input,
                            CLASSES,
                            size));
        });
    }

    private static Network perPixelNetwork(InputShape image) {
        NativeRuntime.start();
        return Dl4jNetwork.of(perPixel(image), image, PIXELS);
    }

    private static NetworkBlueprint blueprint(ModelSpec model, InputShape input, Target target) {
        return NetworkBlueprint.of(model, input, target, Activation.SOFTMAX, 3);
    }

    /** An output per pixel: a convolution, and DL4J's loss layer over its maps. */
    static ComputationGraphConfiguration perPixel(InputShape image) {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .activation(org.nd4j.linalg.activations.Activation.TANH)
                .graphBuilder()
                .addInputs("input")
                .addLayer("hidden", same(3), "input")
                .addLayer("maps", same(PIXELS.outputs()), "hidden")
                .addLayer(
                        "output",
                        new CnnLossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(org.nd4j.linalg.activations.Activation.SOFTMAX)
                                .build(),
                        "maps")
                .setOutputs("output")
                .setInputTypes(InputType.convolutional(
                        image.dimensions().get(1),
                        image.dimensions().get(2),
                        image.dimensions().get(0)))
                .build();
    }

    private static ConvolutionLayer same(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .convolutionMode(ConvolutionMode.Same)
                .nOut(channels)
                .build();
    }

    @ParameterizedTest
    @MethodSource({"cases", "layers", "normalized"})
    void gradientIsThatOfTheMeanScore(Case of) {
        assertGradientIsThatOfTheMeanScore(of, Batches.random(of.size, of.input, of.target, 11));
    }

    @ParameterizedTest
    @MethodSource({"cases", "normalized"})
    void gradientIsThatOfTheMeanScoreOfWhatCounts(Case of) {
        assertGradientIsThatOfTheMeanScore(of, weighted(Batches.random(of.size, of.input, of.target, 11)));
    }

    @Test
    void aBatchInWhichNothingCountsHasNoGradient() {
        InputShape image = InputShape.image(2, 5, 6);
        Batch batch = Batches.random(3, image, PIXELS, 11);
        Weights none = new Weights(new float[3 * PIXELS.positions()], null, null);
        LossFunction loss = function(new Mse().build(PIXELS), Activation.SOFTMAX, PIXELS);
        try (Network network = perPixelNetwork(image)) {
            float[] gradient = parameters(network);
            double[] scores = {1, 1, 1};
            network.gradient(with(batch, none), loss, 1, scores, gradient);

            assertThat(gradient).containsOnly(0);
            assertThat(scores).containsOnly(0);
        }
    }

    /** With positions ignored and weighted, examples weighted, and of several the last example ignored as a whole. */
    private static Batch weighted(Batch batch) {
        Random random = new Random(4);
        int positions = batch.target().positions();
        float[] valid = new float[batch.size() * positions];
        float[] ofPositions = new float[valid.length];
        float[] ofExamples = new float[batch.size()];
        for (int i = 0; i < valid.length; i++) {
            boolean ignored = positions == 1 ? i == 2 : random.nextInt(3) == 0;
            valid[i] = ignored || (batch.size() > 1 && i / positions == batch.size() - 1) ? 0 : 1;
            ofPositions[i] = random.nextInt(4) / 2f;
            batch.labels()[i * batch.target().outputs()] += valid[i] == 0 ? Float.NaN : 0;
        }
        for (int i = 0; i < ofExamples.length; i++) {
            ofExamples[i] = 0.5f + random.nextFloat();
        }
        return with(batch, new Weights(valid, positions == 1 ? null : ofPositions, ofExamples));
    }

    private static Batch with(Batch batch, Weights weights) {
        return new Batch(
                batch.size(),
                batch.input(),
                batch.target(),
                batch.samples(),
                batch.features(),
                batch.labels(),
                weights);
    }

    private static void assertGradientIsThatOfTheMeanScore(Case of, Batch batch) {
        LossFunction loss = function(new Mse().build(of.target), Activation.SOFTMAX, of.target);
        try (Network network = of.network.get()) {
            float[] parameters = parameters(network);
            float[] gradient = new float[parameters.length];
            network.gradient(batch, loss, 1, new double[of.size], gradient);
            withoutStatistics(network, gradient);

            for (long seed = 0; seed < 5; seed++) {
                double[] direction =
                        new Random(seed).doubles(parameters.length, -1, 1).toArray();
                double given = dot(gradient, direction);
                double error = Arrays.stream(STEPS)
                        .map(step -> slope(network, batch, loss, parameters, direction, step))
                        .map(slope -> Math.abs(slope - given))
                        .min()
                        .orElseThrow();
                assertThat(error).isLessThan(of.tolerance() * norm(gradient));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossSeesTheLogitsInTheOrderThatPredictionGivesThem(Case of) {
        Batch batch = Batches.random(of.size, of.input, of.target, 11);
        LossFunction loss = function(new Mse().build(of.target), Activation.IDENTITY, of.target);
        int width = of.target.positions() * of.target.outputs();
        double[] scores = new double[of.size];
        float[] logits = new float[of.size * width];
        try (Network network = of.network.get()) {
            float[] gradient = new float[parameters(network).length];
            network.gradient(batch, loss, 1, scores, gradient);
            network.logits(batch, logits);
        }
        for (int i = 0; i < of.size; i++) {
            int start = i * width;
            double expected = IntStream.range(0, width)
                    .mapToDouble(j -> Math.pow(logits[start + j] - batch.labels()[start + j], 2))
                    .average()
                    .orElseThrow();
            assertThat(scores[i]).isCloseTo(expected, offset(1e-5));
        }
    }

    private static void withoutStatistics(Network network, float[] gradient) {
        network.blocks().stream()
                .filter(block -> block.kind() == Kind.STATISTIC)
                .forEach(block -> Arrays.fill(gradient, block.offset(), block.offset() + block.length(), 0));
    }

    private static double slope(
            Network network, Batch batch, LossFunction loss, float[] parameters, double[] direction, double step) {
        double up = score(network, batch, loss, moved(parameters, direction, step));
        double down = score(network, batch, loss, moved(parameters, direction, -step));
        return (up - down) / (2 * step);
    }

    private static LossFunction function(Loss loss, Activation activation, Target target) {
        return new LossFunction(loss, activation, target.positions(), target.outputs());
    }

    private static double score(Network network, Batch batch, LossFunction loss, float[] parameters) {
        network.writeParameters(parameters);
        double[] scores = new double[batch.size()];
        network.gradient(batch, loss, 1, scores, new float[parameters.length]);
        return Arrays.stream(scores).sum() / loss.counted();
    }

    static float[] parameters(Network network) {
        float[] parameters = new float
                [network.blocks().stream().mapToInt(ParameterBlock::length).sum()];
        network.readParameters(parameters);
        return parameters;
    }

    private static float[] moved(float[] from, double[] direction, double step) {
        float[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (step * direction[i]);
        }
        return to;
    }

    private static double dot(float[] vector, double[] direction) {
        return IntStream.range(0, vector.length)
                .mapToDouble(i -> vector[i] * direction[i])
                .sum();
    }

    private static double norm(float[] vector) {
        return Math.sqrt(IntStream.range(0, vector.length)
                .mapToDouble(i -> (double) vector[i] * vector[i])
                .sum());
    }
}
