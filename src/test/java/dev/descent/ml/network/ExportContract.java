package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.loss.CrossEntropy;
import dev.descent.ml.loss.LossFunction;
import dev.descent.ml.loss.LossShape;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.Layers;
import dev.descent.ml.model.Lenet;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.Resnet;
import dev.descent.ml.model.Unet;
import dev.descent.ml.model.layer.Add;
import dev.descent.ml.model.layer.BatchNormalization;
import dev.descent.ml.model.layer.Dense;
import dev.descent.ml.model.layer.Flatten;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.model.layer.Lstm;
import dev.descent.ml.optimizer.Optimizer;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.ParameterBlock;
import dev.descent.ml.spec.SpecReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is exported is the network, wherever it was trained. */
public abstract class ExportContract extends NetworkContract {
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final Target PIXELS = Target.segmentation(List.of("a", "b", "c"), 5, 6);
    private static final double RATE = 0.005;
    private static final int BATCH = 6;

    @TempDir
    Path folder;

    /** How far what DL4J computes may lie from what the engine does. */
    abstract float tolerance();

    record Case(String name, ModelSpec model, InputShape input, Target target, OptimizerSpec optimizer) {
        Case(String name, ModelSpec model, InputShape input, OptimizerSpec optimizer) {
            this(name, model, input, CLASSES, optimizer);
        }

        @Override
        public String toString() {
            return name;
        }

        NetworkPlan plan() {
            return NetworkPlan.of(model, input, target, Activation.SOFTMAX, 7);
        }
    }

    static Stream<Case> cases() {
        ModelSpec mlp = new Mlp(List.of(8, 5), HiddenActivation.TANH, 0.0, null);
        ModelSpec cnn = new Cnn(List.of(3), List.of(6), HiddenActivation.RELU, 0.0, null);
        InputShape image = InputShape.image(2, 6, 6);
        ModelSpec layers = new Layers(
                List.of(
                        new Lstm(4, 3, true, null, null),
                        new Lstm(5, null, true, null, null),
                        new Flatten("read", null),
                        Dense.of(15, HiddenActivation.GELU),
                        BatchNormalization.usual(),
                        new Dense(15, HiddenActivation.TANH, false, "seen", null),
                        new Add(List.of("read", "seen"), null)),
                null);
        InputShape row = InputShape.flat(6);
        return Stream.of(
                new Case("mlp with adam", mlp, row, optimizer("adam")),
                new Case("cnn with adam", cnn, image, optimizer("adam")),
                new Case("lenet with sgd", new Lenet(null), InputShape.image(1, 28, 28), optimizer("sgd")),
                new Case("resnet with adam", new Resnet(1, List.of(3, 4), null), image, optimizer("adam")),
                new Case(
                        "unet with sgd",
                        new Unet(2, 2, false, null),
                        InputShape.image(1, 5, 6),
                        PIXELS,
                        optimizer("sgd")),
                new Case(
                        "unet with batch normalization and sgd",
                        new Unet(2, 2, true, null),
                        InputShape.image(1, 5, 6),
                        PIXELS,
                        optimizer("sgd")),
                new Case("layers with adam", layers, row, optimizer("adam")),
                new Case("mlp with nesterovs", mlp, row, optimizer("nesterovs")));
    }

    private static OptimizerSpec optimizer(String type) {
        return SpecReader.read(JsonNodeFactory.instance.stringNode(type), OptimizerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aProgramWithoutOurClassesPredictsTheSameAndTrainsOn(Case of) throws Exception {
        Batch batch = Batches.random(BATCH, of.input, of.target, 5);
        float[] logits = new float[BATCH * of.target.positions() * of.target.outputs()];
        float[] next;
        Path file = folder.resolve("model.zip");
        NetworkPlan plan = of.plan();
        try (Network network = built(plan)) {
            Optimizer optimizer = of.optimizer.build(network.blocks());
            float[] parameters = parameters(network);
            for (int step = 1; step <= 3; step++) {
                step(network, optimizer, batch, parameters, step);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                ModelExport.write(plan, parameters, details(of, optimizer, 3), out);
            }
            network.logits(batch, logits);
            step(network, optimizer, batch, parameters, 4);
            next = parameters;
        }

        PlainDl4j.Answer answer = PlainDl4j.run(folder, file, batch);

        assertSame(answer.logits(), channelsFirst(logits, of.target));
        assertThat(answer.parametersAfterAStep()).hasSameSizeAs(next);
        for (int i = 0; i < next.length; i++) {
            assertThat(answer.parametersAfterAStep()[i]).isCloseTo(next[i], offset(1e-5f));
        }
    }

    /** As DL4J has them. */
    private static float[] channelsFirst(float[] logits, Target target) {
        float[] maps = new float[logits.length];
        int classes = target.outputs();
        int ofOne = target.positions() * classes;
        for (int i = 0; i < maps.length; i++) {
            int within = i % ofOne;
            maps[i - within + within % classes * target.positions() + within / classes] = logits[i];
        }
        return maps;
    }

    private void assertSame(float[] given, float[] expected) {
        assertThat(given).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(given[i]).isCloseTo(expected[i], offset(tolerance()));
        }
    }

    @Test
    void sameWeightsAreTheSameBytes() throws IOException {
        Case of = cases().findFirst().orElseThrow();
        assertThat(exported(of)).isEqualTo(exported(of));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Case of = cases().findFirst().orElseThrow();
        Path file = Files.write(folder.resolve("model.zip"), exported(of));
        try (ModelFile model = ModelFile.open(file);
                Network network = built(of.plan())) {
            float[] parameters = parameters(network);
            assertThat(model.parameters(parameters.length)).isEqualTo(parameters);
            assertThat(model.updaterState(2 * parameters.length)).hasSize(2 * parameters.length);
            assertThat(model.iterations()).isEqualTo(3);
            assertThat(model.epochs()).isEqualTo(2);
            assertThat(model.spec().path("note").stringValue()).isEqualTo("kept");
            assertThatThrownBy(() -> model.parameters(parameters.length + 1)).isInstanceOf(InvalidModelFile.class);
        }
    }

    private byte[] exported(Case of) throws IOException {
        NetworkPlan plan = of.plan();
        try (Network network = built(plan)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Optimizer optimizer = of.optimizer.build(network.blocks());
            ModelExport.write(plan, parameters(network), details(of, optimizer, 3), out);
            return out.toByteArray();
        }
    }

    private static ExportDetails details(Case of, Optimizer optimizer, long iterations) {
        return new ExportDetails(
                of.optimizer,
                RATE,
                optimizer.state(),
                iterations,
                2,
                JsonNodeFactory.instance.objectNode().put("note", "kept"));
    }

    private static void step(Network network, Optimizer optimizer, Batch batch, float[] parameters, long step) {
        Target target = batch.target();
        LossFunction loss =
                new LossFunction(new CrossEntropy(0.0).build(target), Activation.SOFTMAX, LossShape.of(target));
        float[] gradient = new float[parameters.length];
        network.gradient(batch, loss, step, new double[BATCH], gradient);
        sumOverPositions(network, target, gradient);
        optimizer.step(parameters, gradient, RATE, step);
        network.writeParameters(parameters);
    }

    /** DL4J's losses sum over the pixels of which ours take the mean. */
    private static void sumOverPositions(Network network, Target target, float[] gradient) {
        for (ParameterBlock block : network.blocks()) {
            int end = block.kind() == ParameterBlock.Kind.STATISTIC ? 0 : block.offset() + block.length();
            for (int i = block.offset(); i < end; i++) {
                gradient[i] *= target.positions();
            }
        }
    }
}
