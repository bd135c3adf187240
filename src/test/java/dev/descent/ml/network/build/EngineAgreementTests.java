package dev.descent.ml.network.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Lenet;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.Resnet;
import dev.descent.ml.model.Unet;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.network.Batches;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.Network;
import dev.descent.ml.network.NetworkCases;
import dev.descent.ml.network.NetworkContract;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import dev.descent.ml.network.dl4j.Dl4jEngine;
import dev.descent.ml.network.onednn.OnednnEngine;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both engines give the same scores, gradients and logits for the same parameters, but for rounding. */
class EngineAgreementTests {
    private static final double CLOSE = 1e-5;
    private static final Engine DL4J = new Dl4jEngine();
    private static final Engine ONEDNN = new OnednnEngine();

    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final InputShape ROW = InputShape.flat(12);
    private static final InputShape IMAGE = InputShape.image(2, 5, 6);
    /** Of channels that fill a block, so that other kernels and layouts are taken. */
    private static final InputShape BLOCKED = InputShape.image(16, 12, 12);

    /** Smooth, for rounding crosses no kink then; empty where DL4J is to compute the layer. */
    private static final Map<String, List<String>> LAYERS = Map.ofEntries(
            Map.entry("dense", List.of("{'type':'dense','units':5,'activation':'gelu','use_bias':false}")),
            Map.entry(
                    "conv2d",
                    List.of(
                            "{'type':'conv2d','channels':3,'kernel':[3,2],'stride':2,'activation':'tanh'}",
                            "{'type':'conv2d','channels':3,'padding':'valid','stride':[1,2],'use_bias':false,'activation':'elu'}",
                            "{'type':'conv2d','channels':16,'activation':'swish'},{'type':'conv2d','channels':20,'activation':'tanh'}")),
            Map.entry(
                    "max_pooling",
                    List.of(
                            "{'type':'conv2d','channels':32,'activation':'tanh'},{'type':'max_pooling','kernel':3,'stride':2,'padding':'same'}",
                            "{'type':'conv2d','channels':3,'activation':'sigmoid'},{'type':'max_pooling','kernel':2}",
                            "{'type':'max_pooling','kernel':2},{'type':'conv2d','channels':3,'activation':'tanh'}")),
            Map.entry(
                    "average_pooling",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'average_pooling','padding':'same'}",
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'average_pooling'}")),
            Map.entry(
                    "global_pooling",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'global_pooling'}",
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'global_pooling','pool':'max'}")),
            Map.entry(
                    "upsampling",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'upsampling','factor':3}",
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'upsampling'},{'type':'conv2d','channels':16,'activation':'tanh'}",
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'upsampling'},{'type':'conv2d','channels':32,'activation':'gelu','use_bias':false}")),
            Map.entry(
                    "zero_padding",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'zero_padding','top':1,'right':2},{'type':'conv2d','channels':2,'activation':'tanh'}")),
            Map.entry(
                    "cropping",
                    List.of(
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'cropping','top':1,'right':2}",
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'cropping','left':1,'bottom':2}")),
            Map.entry(
                    "batch_normalization",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'batch_normalization'},{'type':'activation','activation':'tanh'}",
                            "{'type':'conv2d','channels':16,'use_bias':false,'activation':'tanh'},{'type':'batch_normalization','epsilon':0.001,'momentum':0.99}",
                            "{'type':'batch_normalization'},{'type':'conv2d','channels':2,'activation':'tanh'}",
                            "{'type':'flatten'},{'type':'dense','units':6,'activation':'tanh'},{'type':'batch_normalization'}")),
            Map.entry(
                    "activation",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'activation','activation':'swish'}",
                            "{'type':'flatten'},{'type':'dense','units':8,'activation':'tanh'},{'type':'activation','activation':'elu','slope':1.5}")),
            Map.entry("dropout", List.of("{'type':'dense','units':6,'activation':'tanh'},{'type':'dropout','rate':0}")),
            Map.entry(
                    "flatten",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'flatten'},{'type':'dense','units':3,'activation':'tanh'}",
                            "{'type':'conv2d','channels':16,'activation':'tanh'},{'type':'flatten'}")),
            Map.entry(
                    "add",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh','name':'a'},{'type':'conv2d','channels':3,'name':'b','activation':'tanh'},{'type':'add','from':['a','b']}",
                            "{'type':'conv2d','channels':16,'activation':'tanh','name':'a'},{'type':'conv2d','channels':16,'name':'b','activation':'tanh'},{'type':'add','from':['a','b','a']}")),
            Map.entry(
                    "concat",
                    List.of(
                            "{'type':'conv2d','channels':3,'activation':'tanh','name':'a'},{'type':'concat','from':['a','input']}",
                            "{'type':'conv2d','channels':16,'activation':'tanh','name':'a'},{'type':'average_pooling','kernel':2,'padding':'same','name':'p'},{'type':'conv2d','channels':32,'activation':'tanh','name':'q'},{'type':'upsampling','name':'u'},{'type':'cropping','bottom':0},{'type':'global_pooling','name':'g'},{'type':'global_pooling','name':'h','from':['a']},{'type':'concat','from':['g','h']}")),
            Map.entry("lstm", List.of()));

    record Case(String name, ModelSpec model, InputShape input, Target target) {
        NetworkPlan plan() {
            return NetworkPlan.of(model, input, target, Activation.SOFTMAX, 7);
        }

        @Override
        public String toString() {
            return name + " of " + input.dimensions();
        }
    }

    @Test
    void everyLayerIsLooked() {
        assertThat(LAYERS.keySet())
                .containsExactlyInAnyOrderElementsOf(Family.of(LayerSpec.class).catalogue().stream()
                        .map(About::type)
                        .toList());
    }

    static Stream<Case> layers() {
        return LAYERS.values().stream()
                .flatMap(List::stream)
                .flatMap(list -> (list.startsWith("{'type':'dense'") ? Stream.of(ROW) : Stream.of(IMAGE, BLOCKED))
                        .map(input -> new Case(list, NetworkCases.layers(list), input, CLASSES)));
    }

    static Stream<Case> activations() {
        return Arrays.stream(HiddenActivation.values())
                .filter(function -> function != HiddenActivation.SOFTSIGN)
                .map(function -> function.name().toLowerCase(Locale.ROOT))
                .flatMap(function -> Stream.of(
                        of(
                                "{'type':'dense','units':9,'activation':'%s'},{'type':'dense','units':4,'activation':'tanh'}",
                                function, ROW),
                        of(
                                "{'type':'conv2d','channels':3,'activation':'tanh'},{'type':'flatten'},{'type':'activation','activation':'%s'}",
                                function, IMAGE)));
    }

    private static Case of(String list, String function, InputShape input) {
        String layers = list.formatted(function);
        return new Case(layers, NetworkCases.layers(layers), input, CLASSES);
    }

    static Stream<Case> joinedDoubles() {
        Target pixels = Target.segmentation(List.of("a", "b", "c"), 12, 12);
        String first = "{'type':'conv2d','channels':16,'activation':'tanh','name':'a'},{'type':'average_pooling'},"
                + "{'type':'conv2d','channels':32,'activation':'tanh'},{'type':'upsampling','name':'u'},";
        String last = ",{'type':'conv2d','channels':%s,'activation':'%s'}";
        return Stream.of("'u','a'", "'a','u'")
                .flatMap(from -> Stream.of(last.formatted(16, "tanh"), last.formatted(32, "swish"))
                        .map(convolution -> first + "{'type':'concat','from':[" + from + "]}" + convolution))
                .map(list -> new Case(list, NetworkCases.layers(list), BLOCKED, pixels));
    }

    @ParameterizedTest
    @MethodSource({"layers", "activations", "joinedDoubles"})
    void gradientsScoresAndLogitsAgree(Case of) {
        assertThat(ONEDNN.refuses(of.plan())).isEmpty();
        // normalized over one vector nothing is left but rounding
        boolean alone = !of.name.contains("flatten") || !of.name.endsWith("{'type':'batch_normalization'}");
        for (int size : alone ? new int[] {8, 5, 1} : new int[] {8, 5}) {
            assertThat(difference(of, size, 11 + size)).as("batch of %d", size).isLessThan(CLOSE);
        }
    }

    static Stream<Case> presets() {
        InputShape gray = InputShape.image(1, 32, 32);
        InputShape color = InputShape.image(3, 32, 32);
        Target pixels = Target.segmentation(List.of("background", "cell", "nucleus"), 32, 32);
        return Stream.of(
                new Case("mlp", new Mlp(List.of(64, 32), HiddenActivation.RELU, 0.0, null), color, CLASSES),
                new Case("lenet", new Lenet(null), gray, CLASSES),
                new Case("cnn", new Cnn(List.of(8, 16), List.of(32), HiddenActivation.RELU, 0.0, null), color, CLASSES),
                new Case("resnet", new Resnet(1, List.of(16, 32), null), color, CLASSES),
                new Case("unet", new Unet(16, 2, false, null), gray, pixels),
                new Case("normalized unet", new Unet(8, 2, true, null), color, pixels));
    }

    /** Rounding crosses a kink of relu now and then, so most batches must agree and not all. */
    @ParameterizedTest
    @MethodSource("presets")
    void presetsAgreeOnMostBatches(Case of) {
        assertThat(ONEDNN.refuses(of.plan())).isEmpty();
        double[] differences = IntStream.range(0, 6)
                .mapToDouble(i -> difference(of, List.of(4, 5, 1).get(i % 3), 100 + i))
                .sorted()
                .toArray();
        assertThat(differences[2]).isLessThan(CLOSE);
    }

    @Test
    void initialParametersAreTheSameBits() {
        presets().forEach(of -> {
            try (Network one = DL4J.build(of.plan(), InitialWeights.NONE);
                    Network other = ONEDNN.build(of.plan(), InitialWeights.NONE)) {
                assertThat(other.blocks()).isEqualTo(one.blocks());
                assertThat(NetworkContract.parameters(other)).isEqualTo(NetworkContract.parameters(one));
            }
        });
    }

    @Test
    void whatIsRefusedIsSaidWithItsLayer() {
        ModelSpec lstm =
                NetworkCases.layers("{'type':'dense','units':6},{'type':'lstm','units':4,'steps':2,'name':'memory'}");
        assertThat(ONEDNN.refuses(new Case("", lstm, ROW, CLASSES).plan()))
                .contains(new Refusal("memory", "lstm runs on DL4J"));
        ModelSpec softsign = NetworkCases.layers("{'type':'dense','units':6,'activation':'softsign','name':'soft'}");
        assertThat(ONEDNN.refuses(new Case("", softsign, ROW, CLASSES).plan()))
                .contains(new Refusal("soft", "softsign runs on DL4J"));
    }

    /** The largest of the relative differences of gradients and logits, and of the differences of scores. */
    private static double difference(Case of, int size, long seed) {
        NetworkPlan plan = of.plan();
        try (Network one = DL4J.build(plan, InitialWeights.NONE);
                Network other = ONEDNN.build(plan, InitialWeights.NONE)) {
            float[] parameters = varied(one);
            one.writeParameters(parameters);
            other.writeParameters(parameters);
            Batch batch = Batches.random(size, of.input, of.target, seed);
            Answer expected = Answer.of(one, batch);
            Answer given = Answer.of(other, batch);
            double scores = IntStream.range(0, size)
                    .mapToDouble(i -> Math.abs(given.scores[i] - expected.scores[i]))
                    .max()
                    .orElseThrow();
            return Math.max(
                    scores,
                    Math.max(relative(expected.gradient, given.gradient), relative(expected.logits, given.logits)));
        }
    }

    /** With biases and statistics that are not those of the beginning. */
    private static float[] varied(Network network) {
        float[] parameters = NetworkContract.parameters(network);
        Random random = new Random(3);
        for (ParameterBlock block : network.blocks()) {
            for (int i = block.offset(); i < block.offset() + block.length(); i++) {
                switch (block.parameter()) {
                    case "gamma" -> parameters[i] = 0.5f + random.nextFloat();
                    case "W" -> {}
                    default -> parameters[i] = random.nextFloat() - 0.5f;
                }
            }
        }
        return parameters;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(double[] scores, float[] gradient, float[] logits) {
        static Answer of(Network network, Batch batch) {
            Target target = batch.target();
            LossFunction loss =
                    new LossFunction(new CrossEntropy(0.0).build(target), Activation.SOFTMAX, LossShape.of(target));
            Answer answer = new Answer(
                    new double[batch.size()],
                    new float[NetworkContract.parameters(network).length],
                    new float[batch.size() * target.positions() * target.outputs()]);
            network.gradient(batch, loss, 5, answer.scores, answer.gradient);
            network.logits(batch, answer.logits);
            return answer;
        }
    }

    /** ‖given − expected‖ / ‖expected‖. */
    private static double relative(float[] expected, float[] given) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow((double) given[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / Math.max(size, 1e-30));
    }
}
