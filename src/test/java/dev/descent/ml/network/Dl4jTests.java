package dev.descent.ml.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.Families;
import dev.descent.ml.data.Batch;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.Dl4j;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.Resnet;
import dev.descent.ml.model.Unet;
import dev.descent.ml.network.build.NetworkBlueprint;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** DL4J's own configurations: what is taken computes as in DL4J, and nothing is taken that is not known. */
class Dl4jTests {
    private static final InputShape IMAGE = InputShape.image(2, 6, 6);
    private static final Target CLASSES = Target.classification(List.of("a", "b", "c"));
    private static final Target PIXELS = Target.segmentation(List.of("a", "b"), 6, 6);

    /** Would be seen to be made, by whoever made it. */
    public static final class Hostile {
        static boolean made;

        public Hostile() {
            made = true;
        }
    }

    @BeforeAll
    static void load() {
        NativeRuntime.start();
    }

    @Test
    void whatWasExportedIsTheSameNetworkAgain() {
        same(new Resnet(1, List.of(2, 3), null), CLASSES);
        same(new Unet(2, 1, false, null), PIXELS);
    }

    private static void same(ModelSpec model, Target target) {
        NetworkBlueprint blueprint = NetworkBlueprint.of(model, IMAGE, target, Activation.SOFTMAX, 5);
        JsonNode json = Families.json(blueprint.plan().configuration().toJson());
        NetworkBlueprint again = blueprint(json, target);
        assertThat(again.parameterCount()).isEqualTo(blueprint.parameterCount());
        assertThat(logits(again, target)).isEqualTo(logits(blueprint, target));
    }

    @Test
    void aMultiLayerNetworkIsTakenAsAGraph() {
        NetworkBlueprint blueprint = blueprint(multiLayer(), CLASSES);
        assertThat(blueprint.layers()).extracting(LayerSummary::name).containsExactly("layer0", "layer1", "layer2");
        assertThat(blueprint.parameterCount()).isEqualTo(4 * 2 * 9 + 4 + 16 * 3 + 3);
        try (Network network = blueprint.build()) {
            assertThat(network.blocks()).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev.descent.ml.network.Dl4jTests$Hostile",
        "com.sun.rowset.JdbcRowSetImpl",
        "org.deeplearning4j.nn.conf.layers.samediff.SameDiffOutputLayer",
        "org.nd4j.linalg.lossfunctions.SameDiffLoss",
        "java.lang.Object"
    })
    void aClassThatIsNotOnTheListIsRefusedWhereverItStands(String name) {
        ObjectNode layer = (ObjectNode) multiLayer().at("/confs/0/layer");
        for (String property : List.of("activationFn", "weightInitFn", "iupdater", "lossFn", "anything")) {
            ObjectNode network = (ObjectNode) multiLayer();
            ((ObjectNode) network.at("/confs/0/layer")).putObject(property).put("@class", name);
            assertThat(faults(network))
                    .extracting(Violation::path)
                    .containsExactly("configuration.confs[0].layer." + property + ".@class");
        }
        assertThat(layer.has("@class")).isTrue();
        assertThat(Hostile.made).isFalse();
    }

    @Test
    void otherNamesOfTypesAreRefused() {
        ObjectNode network = (ObjectNode) multiLayer();
        network.putObject("x").put("@type", "java.lang.Object");
        ((ObjectNode) network.at("/confs/1/layer")).putArray("@class").add("java.lang.Object");
        assertThat(faults(network))
                .extracting(Violation::path)
                .containsExactlyInAnyOrder("configuration.x.@type", "configuration.confs[1].layer.@class");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regularization        | [{"@class":"org.nd4j.linalg.activations.impl.ActivationCube"}] | weight_decay
            gradientNormalization | "ClipL2PerLayer"                                               | clip
            constraints           | [{"x":1}]                                                      | constraints
            weightNoise           | {"x":1}                                                        | noise
            cnn2dDataFormat       | "NHWC"                                                         | NCHW
            """)
    void whatWouldChangeTrainingBesideTheJobIsRefusedByName(String property, String value, String message) {
        ObjectNode network = (ObjectNode) multiLayer();
        ((ObjectNode) network.at("/confs/0/layer")).set(property, Families.json(value));
        assertThat(faults(network)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("configuration.confs[0].layer." + property);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void dropoutKeepsAShareBetweenZeroAndOne() {
        ObjectNode network = (ObjectNode) multiLayer();
        ((ObjectNode) network.at("/confs/0/layer"))
                .putObject("idropout")
                .put("@class", "org.deeplearning4j.nn.conf.dropout.Dropout")
                .put("p", 1.5);
        assertThat(faults(network))
                .extracting(Violation::path)
                .containsExactly("configuration.confs[0].layer.idropout.p");
    }

    @Test
    void whatDoesNotFitTheDataIsRefused() {
        assertThatThrownBy(() -> blueprint(multiLayer(), Target.classification(List.of("a", "b"))))
                .hasMessage("configuration gives 3 outputs, the labels have 2");
        assertThatThrownBy(() -> blueprint(multiLayer(), PIXELS)).hasMessageContaining("CnnLossLayer");
        ObjectNode wide = (ObjectNode) multiLayer();
        ((ObjectNode) wide.at("/confs/2/layer")).put("nin", 17);
        assertThatThrownBy(() -> blueprint(wide, CLASSES))
                .hasMessage("configuration layer layer2 says nIn 17, it gets 16");
    }

    @Test
    void nonsenseIsRefusedWithAFaultAndNotWithACrash() {
        for (String pointer : List.of("/confs/0/layer/stride", "/confs/0/layer/kernelSize")) {
            ObjectNode network = (ObjectNode) multiLayer();
            network.withArray(pointer).removeAll().add(0).add(0);
            assertThatThrownBy(() -> blueprint(network, CLASSES)).isInstanceOf(InvalidSpec.class);
        }
        ObjectNode negative = (ObjectNode) multiLayer();
        ((ObjectNode) negative.at("/confs/0/layer")).put("nout", -4);
        assertThatThrownBy(() -> blueprint(negative, CLASSES)).isInstanceOf(InvalidSpec.class);
        ObjectNode huge = (ObjectNode) multiLayer();
        ((ObjectNode) huge.at("/confs/0/layer")).put("nout", 2_000_000_000);
        assertThatThrownBy(() -> blueprint(huge, CLASSES)).isInstanceOf(InvalidSpec.class);
        ObjectNode vast = (ObjectNode) multiLayer();
        ObjectNode up = ((ObjectNode) vast.at("/confs/1/layer"));
        up.removeAll();
        up.put("@class", "org.deeplearning4j.nn.conf.layers.Upsampling2D").put("layerName", "layer1");
        up.putArray("size").add(100_000).add(100_000);
        assertThatThrownBy(() -> blueprint(vast, CLASSES)).isInstanceOf(InvalidSpec.class);
        ObjectNode graph = JsonNodeFactory.instance.objectNode();
        graph.putObject("vertices");
        graph.putArray("networkInputs").add("in");
        graph.putArray("networkOutputs").add("nowhere");
        assertThatThrownBy(() -> blueprint(graph, CLASSES)).isInstanceOf(InvalidSpec.class);
    }

    private static JsonNode multiLayer() {
        return Families.json(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(6, 6, 2))
                .build()
                .toJson());
    }

    private static List<Violation> faults(JsonNode configuration) {
        InvalidSpec invalid =
                org.assertj.core.api.Assertions.catchThrowableOfType(InvalidSpec.class, () -> read(configuration));
        assertThat(invalid).isNotNull();
        return invalid.violations();
    }

    private static NetworkBlueprint blueprint(JsonNode configuration, Target target) {
        return NetworkBlueprint.of(read(configuration), IMAGE, target, Activation.SOFTMAX, 5);
    }

    private static Dl4j read(JsonNode configuration) {
        ObjectNode model = JsonNodeFactory.instance.objectNode().put("type", "dl4j");
        model.set("configuration", configuration);
        return (Dl4j) SpecReader.read(model, ModelSpec.class);
    }

    private static float[] logits(NetworkBlueprint blueprint, Target target) {
        Batch batch = Batches.random(2, IMAGE, target, 3);
        float[] logits = new float[2 * target.positions() * target.outputs()];
        try (Network network = blueprint.build()) {
            network.logits(batch, logits);
        }
        return logits;
    }
}
