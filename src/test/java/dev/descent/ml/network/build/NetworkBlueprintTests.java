package dev.descent.ml.network.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Activation;
import dev.descent.ml.model.Cnn;
import dev.descent.ml.model.InitialWeights;
import dev.descent.ml.model.Lenet;
import dev.descent.ml.model.Mlp;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.HiddenActivation;
import dev.descent.ml.network.EngineRefused;
import dev.descent.ml.network.LayerSummary;
import dev.descent.ml.network.NetworkCases;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkBlueprintTests {
    private static final Target DIGITS = Target.classification(
            IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    private static final InputShape DIGIT = InputShape.image(1, 28, 28);

    @Test
    void layersSayTheirShapesAndSizes() {
        NetworkBlueprint lenet = NetworkBlueprint.of(new Lenet(null), DIGIT, DIGITS, Activation.SOFTMAX, 1);
        assertThat(lenet.layers())
                .contains(new LayerSummary("convolution_1", "convolution", List.of(20, 24, 24), 520))
                .contains(new LayerSummary("dense_5", "dense", List.of(500), 400_500))
                .endsWith(new LayerSummary("output", "output", List.of(10), 5_010));
        assertThat(lenet.parameterCount()).isEqualTo(431_080);
    }

    @Test
    void anImageIsFlattenedForAnMlp() {
        Mlp mlp = new Mlp(List.of(256, 128), HiddenActivation.RELU, 0.0, null);
        assertThat(NetworkBlueprint.of(mlp, DIGIT, DIGITS, Activation.SOFTMAX, 1)
                        .parameterCount())
                .isEqualTo(784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
    }

    @Test
    void aModelThatDoesNotFitItsDataIsRefusedWithEveryReason() {
        Target pixels = Target.segmentation(List.of("a", "b"), 8, 8);
        InputShape tiny = InputShape.image(3, 8, 8);
        assertThatThrownBy(() -> NetworkBlueprint.of(new Lenet(null), tiny, pixels, Activation.SOFTMAX, 1))
                .isInstanceOfSatisfying(InvalidSpec.class, invalid -> assertThat(invalid.violations())
                        .extracting(violation -> violation.message())
                        .anyMatch(message -> message.contains("at least 16 x 16"))
                        .anyMatch(message -> message.contains("one per pixel")));
    }

    @Test
    void anAbsurdNetworkIsCountedWithoutBeingBuilt() {
        Mlp huge = new Mlp(Collections.nCopies(32, 16_384), HiddenActivation.RELU, 0.0, null);
        assertThatThrownBy(() -> NetworkBlueprint.of(huge, DIGIT, DIGITS, Activation.SOFTMAX, 1))
                .isInstanceOf(InvalidSpec.class)
                .hasMessageContaining("8335032330 parameters");
    }

    @Test
    void theFastestEngineThatTakesANetworkIsChosen() {
        NetworkBlueprint lenet = NetworkBlueprint.of(new Lenet(null), DIGIT, DIGITS, Activation.SOFTMAX, 1);
        assertThat(lenet.engine().name()).isEqualTo("onednn");
        assertThat(lenet.engine().reason()).isNull();
        NetworkBlueprint named = NetworkBlueprint.of(lenet.plan(), EngineChoice.DL4J);
        assertThat(named.engine().name()).isEqualTo("dl4j");
        assertThat(named.engine().reason()).isNull();
        assertThat(Engines.started()).extracting(EngineStatus::available).containsExactly(true, true);
    }

    @Test
    void anEngineThatIsAskedForByNameComputesOrRefuses() {
        ModelSpec lstm = NetworkCases.layers("{'type':'lstm','units':3,'name':'memory'}");
        NetworkPlan plan = NetworkPlan.of(lstm, InputShape.flat(4), DIGITS, Activation.SOFTMAX, 1);
        NetworkBlueprint refused = NetworkBlueprint.of(plan, EngineChoice.ONEDNN);
        assertThat(refused.refusal()).contains(new Refusal("memory", "lstm runs on DL4J"));
        assertThatThrownBy(() -> refused.build(InitialWeights.NONE, 8))
                .isInstanceOf(EngineRefused.class)
                .hasMessage("lstm runs on DL4J");
        NetworkBlueprint auto = NetworkBlueprint.of(plan, EngineChoice.AUTO);
        assertThat(auto.refusal()).isEmpty();
        assertThat(auto.engine().reason()).isEqualTo("lstm runs on DL4J");
        NetworkBlueprint.Built built = auto.build(InitialWeights.NONE, 8);
        built.network().close();
        assertThat(built.blueprint().engine()).isEqualTo(auto.engine());
    }

    @Test
    void memoryOutsideTheHeapGrowsWithTheBatch() {
        NetworkBlueprint lenet = NetworkBlueprint.of(new Lenet(null), DIGIT, DIGITS, Activation.SOFTMAX, 1);
        assertThat(lenet.nativeBytes(64, 1)).isGreaterThan(2 * 4 * lenet.parameterCount());
        assertThat(lenet.nativeBytes(128, 1)).isGreaterThan(lenet.nativeBytes(64, 1) + 20_000_000);
    }

    /** Five runs of two shards in batches of 64 took 589 to 676 MB, as {@code MemoryBenchmark} measures. */
    @Test
    void whatIsToldOfTwoShardsCoversTheValidationOfWholeBatches() {
        ModelSpec cnn = new Cnn(List.of(32, 64, 128), List.of(128), HiddenActivation.RELU, 0.0, null);
        NetworkPlan plan = NetworkPlan.of(cnn, InputShape.image(3, 64, 64), DIGITS, Activation.SOFTMAX, 1);
        NetworkBlueprint cut = NetworkBlueprint.of(plan, EngineChoice.DL4J);
        assertThat(cut.nativeBytes(32, 2)).isBetween((long) (0.8 * 676e6), (long) (1.5 * 589e6));
    }
}
