package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlanCheckTest {
    private static final MemorySize ENOUGH = new MemorySize(1L << 30, 1L << 30);
    private static final String NORMALIZED =
            "{'type': 'layers', 'layers': [{'type': 'dense', 'units': 8}, 'batch_normalization']}";
    private static final ArrayExamples FOUR_ROWS = new ArrayExamples(
            new float[][] {{1, 2}, {2, 1}, {3, 0}, {0, 3}}, new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
    private static final TrainingData CLASSES = counted(
            ArrayExamples.data(Target.classification(List.of("a", "b", "c")), FOUR_ROWS, FOUR_ROWS),
            List.of(2L, 1L, 1L));

    @Test
    void aPlanThatFitsIsCountedAndEstimated() {
        CheckedPlan checked = PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'batch_size': 2}"), CLASSES, ENOUGH);

        assertThat(checked.parameters()).isEqualTo(2 * 64 + 64 + 64 * 3 + 3);
        assertThat(checked.memory().heapBytes()).isPositive();
        assertThat(checked.memory().nativeBytes()).isPositive();
        assertThat(checked.layers()).isNotEmpty();
    }

    @Test
    void everyFaultIsToldAtOnceWithItsPath() {
        TrainingPlan plan = plan("'lenet'", "'poisson'", "{'report_losses': ['mse', 'quantile']}");

        assertThat(faults(plan, CLASSES, ENOUGH))
                .extracting(Violation::path)
                .containsExactlyInAnyOrder("model", "loss", "training.report_losses[1]");
    }

    @Test
    void aLossThatCannotTakeTheModelsOutputsIsRefused() {
        TrainingPlan plan =
                plan("{'type': 'mlp', 'output_activation': 'identity'}", "'cross_entropy'", "{'batch_size': 2}");

        assertThat(faults(plan, CLASSES, ENOUGH)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("loss");
            assertThat(fault.message()).contains("softmax").contains("identity");
        });
    }

    @Test
    void aNetworkAboveTheMemoryLimitIsRefusedWithBothNumbers() {
        TrainingPlan plan = plan("{'type': 'mlp', 'hidden': [4096, 4096]}", "'cross_entropy'", "{'batch_size': 2}");

        assertThat(faults(plan, CLASSES, new MemorySize(1L << 30, 64L << 20)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("model");
                    assertThat(fault.message())
                            .matches("needs about \\d+ MB of the heap and \\d+ MB outside of it .*"
                                    + "the limits are 1024 MB of the heap and 64 MB outside of it");
                });
    }

    @Test
    void theHeapHasALimitOfItsOwn() {
        TrainingPlan plan = plan("{'type': 'mlp', 'hidden': [4096, 4096]}", "'cross_entropy'", "{'batch_size': 2}");

        assertThat(faults(plan, CLASSES, new MemorySize(64L << 20, 1L << 30)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("the limits are 64 MB of the heap"));
    }

    @Test
    void theOptimizersStateIsInTheHeap() {
        CheckedPlan sgd =
                PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'batch_size': 2}", "sgd"), CLASSES, ENOUGH);
        CheckedPlan amsgrad =
                PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'batch_size': 2}", "amsgrad"), CLASSES, ENOUGH);

        // three vectors, and as many in each of two copies
        assertThat(amsgrad.memory().minus(sgd.memory())).isEqualTo(new MemorySize(3 * 3 * 4 * sgd.parameters(), 0));
    }

    @Test
    void shardsDoNotGoWithNormalizationOverTheBatch() {
        TrainingPlan plan = plan(NORMALIZED, "'cross_entropy'", "{'shards': 2}");
        assertThat(faults(plan, CLASSES, ENOUGH)).extracting(Violation::path).containsExactly("training.shards");
    }

    @Test
    void clustersDoNotGoWithShardsOrNormalizationOverTheBatch() {
        TrainingPlan plan =
                plan(NORMALIZED, "'cross_entropy'", "{'shards': 2, 'cluster': {'type': 'spark', 'workers': 2}}");
        assertThat(faults(plan, CLASSES, ENOUGH))
                .extracting(Violation::path)
                .contains("training.shards", "training.cluster");
        TrainingPlan alone = plan(NORMALIZED, "'cross_entropy'", "{'cluster': {'type': 'spark', 'workers': 1}}");
        assertThat(PlanCheck.check(alone, CLASSES, ENOUGH).parameters()).isPositive();
    }

    /** Of each worker, packed and not, what it answered, and four times what they were sent. */
    @Test
    void aClustersRoundTakesMemoryForEachWorker() {
        String cluster = "{'cluster': {'type': 'spark', 'workers': 3, 'sync': %s}}";
        CheckedPlan alone = check("{}");
        CheckedPlan step = check(cluster.formatted("'step'"));
        CheckedPlan every = check(cluster.formatted("{'every': 5}"));
        long vector = 4 * alone.parameters();

        assertThat(step.memory().minus(alone.memory())).isEqualTo(new MemorySize(2 * 5 * vector, 0));
        assertThat(every.memory().minus(alone.memory())).isEqualTo(new MemorySize(2 * 5 * 3 * vector, 0));
    }

    private static CheckedPlan check(String training) {
        return PlanCheck.check(plan("'mlp'", "'cross_entropy'", training), CLASSES, ENOUGH);
    }

    @Test
    void aSecondShardTakesMemoryForItsGradientAndPasses() {
        String model = "{'type': 'mlp', 'hidden': [2000, 2000]}";
        MemorySize one = PlanCheck.check(plan(model, "'cross_entropy'", "{'shards': 1}"), CLASSES, ENOUGH)
                .memory();
        MemorySize two = PlanCheck.check(plan(model, "'cross_entropy'", "{'shards': 2}"), CLASSES, ENOUGH)
                .memory();
        assertThat(two.nativeBytes() - one.nativeBytes())
                .isBetween(3 * 4 * 2000 * 2000L, one.nativeBytes() - (30L << 20));
        assertThat(two.heapBytes() - one.heapBytes()).isGreaterThan(4 * 2000 * 2000);
    }

    @Test
    void metricThatIsNamedShortIsHinted() {
        TrainingPlan other = plan("'mlp'", "'cross_entropy'", "{'early_stopping': {'metric': 'val_accuracy'}}");
        assertThat(faults(other, CLASSES, ENOUGH))
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .endsWith("was val_accuracy (did you mean \"validation_accuracy\"?)");
    }

    @Test
    void earlyStoppingNeedsAMetricThatThereIs() {
        TrainingPlan unknown = plan("'mlp'", "'cross_entropy'", "{'early_stopping': {'metric': 'validation_rmse'}}");
        assertThat(faults(unknown, CLASSES, ENOUGH)).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("training.early_stopping.metric");
            assertThat(fault.message())
                    .contains("must be one of loss, average_loss")
                    .contains("was validation_rmse");
        });
    }

    @Test
    void whatEpochsAreComparedByIsResolved() {
        TrainingPlan plan = plan(
                "'mlp'", "'cross_entropy'", "{'report_losses': ['mse'], 'early_stopping': {'metric': 'average_loss'}}");
        TrainingSettings resolved =
                PlanCheck.check(plan, CLASSES, ENOUGH).plan().training();

        assertThat(resolved.earlyStopping().mode()).isEqualTo(EarlyStopping.Mode.MIN);
        assertThat(resolved.keep()).isEqualTo(KeptWeights.Which.BEST);
        assertThat(Monitor.of(resolved, true)).isEqualTo(new Monitor("average_loss", false));
    }

    @Test
    void measuringTermsThatThereAreNotIsWarnedOf() {
        String training = "{'batch_size': 2, 'term_gradients_every': %d}";
        String sum = "{'type': 'sum', 'terms': [{'loss': 'cross_entropy'}, {'loss': 'mse'}]}";

        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", training.formatted(5)), CLASSES, ENOUGH)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("training.term_gradients_every: the loss is no sum");
        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", training.formatted(0)), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
        assertThat(PlanCheck.check(plan("'mlp'", sum, training.formatted(5)), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @Test
    void anOutputLayerThatIsWrittenIsWarnedOf() {
        String layers = "{'type': 'layers', 'layers': [{'type': 'dense', 'units': 9, 'activation': '%s'}]}";

        assertThat(PlanCheck.check(
                                plan(layers.formatted("softmax"), "'cross_entropy'", "{'batch_size': 2}"),
                                CLASSES,
                                ENOUGH)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("model.layers[0]: looks like an output layer");
        assertThat(PlanCheck.check(
                                plan(layers.formatted("relu"), "'cross_entropy'", "{'batch_size': 2}"), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @Test
    void stoppingThatNeverStopsIsWarnedOf() {
        TrainingPlan plan = plan(
                "'mlp'",
                "'cross_entropy'",
                "{'epochs': 5, 'early_stopping': {}, 'checkpoint': {'every_seconds': 3600}}");

        assertThat(PlanCheck.check(plan, CLASSES, ENOUGH).warnings())
                .anyMatch(text -> text.contains("all 5 epochs: it can never end the run early"))
                .anyMatch(text -> text.contains("up to 3600 seconds of work"));
    }

    @Test
    void weightsOfReportedLossesAreResolvedToo() {
        String balanced = "{'type': 'weighted_cross_entropy', 'class_weights': 'balanced'}";
        TrainingPlan plan = plan("'mlp'", "'cross_entropy'", "{'batch_size': 2, 'report_losses': [" + balanced + "]}");

        LossSpec weighted = plan("'mlp'", balanced, "{}").loss().resolve(CLASSES.target(), CLASSES.counts());
        assertThat(PlanCheck.check(plan, CLASSES, ENOUGH).plan().training().reportLosses())
                .containsExactly(weighted);
    }

    @Test
    void balancedWeightsAreResolvedFromTheTrainingCounts() {
        TrainingPlan plan =
                plan("'mlp'", "{'type': 'weighted_cross_entropy', 'class_weights': 'balanced'}", "{'batch_size': 2}");

        CheckedPlan checked = PlanCheck.check(plan, CLASSES, ENOUGH);

        // n / (classes × n_c) of 2, 1 and 1 examples
        String weights =
                SpecWriter.write(checked.plan().loss()).get("class_weights").toString();
        assertThat(weights).contains("0.6666666666666666").contains("1.3333333333333333");
    }

    @Test
    void oneFocalAlphaForAllClassesIsRefusedUnderSoftmax() {
        TrainingPlan plan = plan(
                "'mlp'",
                "{'type': 'focal', 'alpha': 0.25}",
                "{'batch_size': 2, 'report_losses': [{'type': 'focal', 'alpha': 1}]}");

        assertThat(faults(plan, CLASSES, ENOUGH))
                .extracting(Violation::path)
                .containsExactly("loss.alpha", "training.report_losses[0].alpha");
    }

    @Test
    void whatALossCostsThatLooksAtWholeClassesIsTold() {
        String loss = "{'type': 'sum', 'terms': [{'loss': '%s'}, {'loss': {'type': 'focal_tversky', 'gamma': 2}}]}";

        assertThat(PlanCheck.check(plan("'mlp'", loss.formatted("dice"), "{'batch_size': 2}"), CLASSES, ENOUGH)
                        .warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("loss: of 4 training examples 3 have no \"b\", 3 have no \"c\","
                        + " 2 have no \"a\"; a class that an example has not is scored"))
                .anyMatch(warning -> warning.contains("gamma is the power itself"));
        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'batch_size': 2}"), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @Test
    void absentClassesAreToldOnlyWhereTheDataHasThem() {
        TrainingData shares = counted(
                ArrayExamples.data(
                        Target.softLabels(List.of("a", "b")),
                        new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{0.5f, 0.5f}, {0.9f, 0.1f}}),
                        FOUR_ROWS),
                List.of(1L, 1L));
        TrainingData lacking = counted(
                ArrayExamples.data(
                        Target.softLabels(List.of("a", "b")),
                        new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{0, 1}, {0.9f, 0.1f}}),
                        FOUR_ROWS),
                List.of(1L, 1L));
        TrainingPlan all = plan("'mlp'", "'dice'", "{'batch_size': 2}");
        TrainingPlan foreground = plan("'mlp'", "{'type': 'dice', 'include_background': false}", "{'batch_size': 2}");

        assertThat(PlanCheck.check(all, shares, ENOUGH).warnings()).isEmpty();
        assertThat(PlanCheck.check(foreground, lacking, ENOUGH).warnings()).isEmpty();
        assertThat(PlanCheck.check(all, lacking, ENOUGH).warnings())
                .singleElement()
                .asString()
                .startsWith("loss: of 2 training examples 1 has no \"a\"; ");
        TrainingPlan reporting =
                plan("'mlp'", "'cross_entropy'", "{'batch_size': 2, 'report_losses': ['mse', 'dice']}");
        assertThat(PlanCheck.check(reporting, lacking, ENOUGH).warnings())
                .singleElement()
                .asString()
                .startsWith("training.report_losses[1]: of 2 training examples 1 has no \"a\"; ");
    }

    @Test
    void stoppingByTheWorstEpochIsTold() {
        String early = "{'batch_size': 2, 'epochs': 9, 'early_stopping': {%s'mode': '%s', 'patience': 2}}";

        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", early.formatted("", "max")), CLASSES, ENOUGH)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("training.early_stopping.mode: validation_loss is better the lower it is");
        String f1 = early.formatted("'metric': 'validation_f1', ", "min");
        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", f1), CLASSES, ENOUGH)
                        .warnings())
                .hasSize(1);
        String fit = early.formatted("'metric': 'validation_f1', ", "max");
        assertThat(PlanCheck.check(plan("'mlp'", "'cross_entropy'", fit), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @Test
    void largeLabelsInTheirOwnUnitAreTold() {
        String own = "{'type': 'custom', 'formula': 'mean(abs(y - p) / max(y, 1))'}";

        assertThat(PlanCheck.check(plan("'mlp'", own, "{'batch_size': 2}"), heights(250, 300), ENOUGH)
                        .warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "loss: it takes labels in their own unit, and those of \"height\" have a mean magnitude of 275");
        assertThat(PlanCheck.check(plan("'mlp'", own, "{'batch_size': 2}"), heights(2, 3), ENOUGH)
                        .warnings())
                .isEmpty();
        assertThat(PlanCheck.check(plan("'mlp'", "'mse'", "{'batch_size': 2}"), heights(250, 300), ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'mse'",
                "'mae'",
                "'huber'",
                "'smooth_l1'",
                "'log_cosh'",
                "'charbonnier'",
                "{'type': 'sum', 'terms': [{'loss': 'mse'}, {'loss': 'mae'}]}",
                "{'type': 'custom', 'formula': '0.5*mse + 0.5*mae'}",
                "{'type': 'custom', 'formula': 'mean(square(y - p))'}",
                "{'type': 'custom', 'formula': 'mse + mean((1 + 3*y) * abs(p - y))'}"
            })
    void distancesOfClassesAreToldWithWhatToTakeInstead(String loss) {
        CheckedPlan checked = PlanCheck.check(plan("'mlp'", loss, "{'batch_size': 2}"), CLASSES, ENOUGH);

        assertThat(checked.warnings())
                .containsExactly("loss: it is for numbers, and these labels are classes, of which it learns"
                        + " slowly, or only the most frequent ones; take cross_entropy");
        assertThat(distances(checked, Target.segmentation(List.of("ground", "cell"), 2, 2)))
                .singleElement()
                .asString()
                .endsWith("take cross_entropy or dice");
        assertThat(distances(checked, Target.multiLabel(List.of("cat", "dog"))))
                .singleElement()
                .asString()
                .endsWith("take binary_cross_entropy");
        assertThat(distances(checked, Target.regression(List.of("height")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'sum', 'terms': [{'loss': 'mse'}, {'loss': 'cross_entropy'}]}",
                "{'type': 'custom', 'formula': 'mean(square(y - p)) + cross_entropy'}",
                "{'type': 'custom', 'formula': 'mse - mean(y*log(p))'}",
                "{'type': 'custom', 'formula': '-mean(log(1 - abs(y - p)))'}",
                "{'type': 'custom', 'formula': 'mean(max(0, 1 - z*(2*y - 1)))'}",
                "{'type': 'custom', 'formula': '1 - 2*sum(y*p) / (sum(y) + sum(p))'}"
            })
    void aDistanceBesideALossOfClassesIsNotTold(String loss) {
        assertThat(PlanCheck.check(plan("'mlp'", loss, "{'batch_size': 2}"), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    private static List<String> distances(CheckedPlan checked, Target target) {
        return ClassDistances.warnings(checked.plan().loss(), target);
    }

    @Test
    void aTargetThatOutweighsAnotherInTheirOwnUnitsIsTold() {
        String own = "{'type': 'custom', 'formula': 'mean(abs(y - p) / max(y, 1))'}";

        assertThat(unevenness(own, sizes(40)))
                .singleElement()
                .asString()
                .contains("the variance of \"length\" is 1.60e+03 times that of \"width\"", "mse");
        assertThat(unevenness(own, sizes(9))).isEmpty();
        assertThat(unevenness("'mse'", sizes(40))).isEmpty();
        assertThat(unevenness("'msle'", sizes(40))).isEmpty();
        assertThat(unevenness("{'type': 'sum', 'terms': [{'loss': 'msle'}, {'loss': 'poisson'}]}", sizes(40)))
                .hasSize(1);
    }

    private static List<String> unevenness(String loss, TrainingData data) {
        return PlanCheck.check(plan("'mlp'", loss, "{'batch_size': 2}"), data, ENOUGH).warnings().stream()
                .filter(warning -> warning.contains("outweighs"))
                .toList();
    }

    private static TrainingData sizes(float length) {
        ArrayExamples rows =
                new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{1, length}, {2, 2 * length}});
        return ArrayExamples.data(Target.regression(List.of("width", "length")), rows, rows);
    }

    private static TrainingData heights(float one, float other) {
        ArrayExamples rows = new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{one}, {other}});
        return ArrayExamples.data(Target.regression(List.of("height")), rows, rows);
    }

    @Test
    void aLossWithoutAGradientIsTold() {
        for (String formula : List.of("0*cross_entropy", "mse - mse", "mean(clip(p, 2, 3))")) {
            String loss = "{'type': 'custom', 'formula': '%s'}".formatted(formula);

            assertThat(PlanCheck.check(plan("'mlp'", loss, "{'batch_size': 2}"), CLASSES, ENOUGH)
                            .warnings())
                    .as(formula)
                    .anyMatch(warning -> warning.startsWith("loss: its gradient is exactly 0"));
        }
        String sound = "{'type': 'custom', 'formula': 'mean(max(0.9 - p*y, 0))'}";
        assertThat(PlanCheck.check(plan("'mlp'", sound, "{'batch_size': 2}"), CLASSES, ENOUGH)
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean(y*log(y/p))", "mean(p/y)", "sqrt(-1)*cross_entropy", "mean(log(y + p) / (1 - 1))"})
    void aLossThatIsNoNumberForSomeLabelsIsTold(String formula) {
        assertThat(warningsOf(formula, CLASSES))
                .singleElement()
                .asString()
                .startsWith(
                        "loss: its score or its gradient is not finite for 4 of 4 training examples that were tried");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-cross_entropy", "1 - dice", "mean(y*log(p))", "1/cross_entropy"})
    void aLossOfTheWrongSignIsTold(String formula) {
        assertThat(warningsOf(formula, CLASSES))
                .filteredOn(warning -> warning.contains("larger where outputs are right than where they are wrong"))
                .hasSize(1);
    }

    @Test
    void aLossOfNumbersOfTheWrongSignIsTold() {
        assertThat(warningsOf("1 - mse", heights(2, 3)))
                .singleElement()
                .asString()
                .contains("is its sign turned round");
        assertThat(warningsOf("mean(y*p) - mae", heights(2, 3))).hasSize(1);
        assertThat(warningsOf("mse + 0.1*mae", heights(2, 3))).isEmpty();
        assertThat(warningsOf("mean(max(0.9*(y - p), -0.1*(y - p)))", heights(2, 3)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-mean(y*log(p))",
                "mean(where(y > 0, y*log(y/p), 0))",
                "1 - 2*sum(y*p) / (sum(y) + sum(p))",
                "cross_entropy + 0.1*sum(p*log(p))",
                "0.5*dice + 0.5*cross_entropy",
                "-mean(y*(1 - p)^2*log(p))",
                "mean(max(0, 1 - z*(2*y - 1)))"
            })
    void aSoundFormulaIsNotTold(String formula) {
        assertThat(warningsOf(formula, CLASSES))
                .filteredOn(warning -> !warning.contains("have no"))
                .isEmpty();
    }

    private static List<String> warningsOf(String formula, TrainingData data) {
        String loss = "{'type': 'custom', 'formula': '%s'}".formatted(formula);
        return PlanCheck.check(plan("'mlp'", loss, "{'batch_size': 2}"), data, ENOUGH)
                .warnings();
    }

    @Test
    void labelsThatALossCannotTakeAreRefused() {
        ArrayExamples amounts = new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{3}, {-1}});
        TrainingData data = ArrayExamples.data(Target.regression(List.of("y")), amounts, amounts);

        assertThat(faults(plan("'mlp'", "'poisson'", "{'batch_size': 2}"), data, ENOUGH))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("must not be negative"));
    }

    @Test
    void aReportedLossThatNeedsTheTargetsUnitDoesNotGoWithAStandardizedOne() {
        ArrayExamples amounts = new ArrayExamples(new float[][] {{1, 2}, {2, 1}}, new float[][] {{3}, {1}});
        TrainingData plain = ArrayExamples.data(Target.regression(List.of("y")), amounts, amounts);
        TrainingData scaled = new TrainingData(
                plain.input(),
                plain.target(),
                new TargetScaling(List.of(5.0), List.of(2.0)),
                amounts,
                amounts,
                plain.test(),
                List.of(),
                plain.encoding(),
                List.of());

        assertThat(faults(plan("'mlp'", "'mse'", "{'batch_size': 2, 'report_losses': ['mape']}"), scaled, ENOUGH))
                .extracting(Violation::path)
                .containsExactly("training.report_losses[0]");
    }

    @Test
    void aBatchIsAtMostAllExamples() {
        CheckedPlan checked = PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'epochs': 3}"), CLASSES, ENOUGH);

        assertThat(checked.plan().training().batchSize()).isEqualTo(4);
        assertThat(checked.plan().training().iterations(4)).isEqualTo(3);
        assertThat(checked.warnings())
                .containsExactly(
                        "training.batch_size: there are 4 training examples, fewer than 32: each epoch is one batch");
    }

    @Test
    void aLastExampleThatWouldBeAloneUnderBatchNormalizationIsJoinedWithAWarning() {
        CheckedPlan checked =
                PlanCheck.check(plan(NORMALIZED, "'cross_entropy'", "{'batch_size': 3}"), CLASSES, ENOUGH);

        assertThat(checked.plan().training().lastBatch()).isEqualTo(LastBatch.JOIN);
        assertThat(checked.plan().training().batches(4).count()).isEqualTo(1);
        assertThat(checked.warnings()).singleElement().asString().contains("batch", "one example", "joined");
    }

    @Test
    void aLastExampleIsLeftAloneWhereThatHarmsNobodyOrWasAskedFor() {
        CheckedPlan plain = PlanCheck.check(plan("'mlp'", "'cross_entropy'", "{'batch_size': 3}"), CLASSES, ENOUGH);
        CheckedPlan asked = PlanCheck.check(
                plan(NORMALIZED, "'cross_entropy'", "{'batch_size': 3, 'last_batch': 'keep'}"), CLASSES, ENOUGH);

        assertThat(plain.plan().training().lastBatch()).isEqualTo(LastBatch.KEEP);
        assertThat(plain.warnings()).isEmpty();
        assertThat(asked.plan().training().lastBatch()).isEqualTo(LastBatch.KEEP);
        assertThat(asked.warnings()).singleElement().asString().contains("one example", "join");
    }

    @Test
    void batchesOfOneUnderBatchNormalizationAreWarnedOf() {
        CheckedPlan checked =
                PlanCheck.check(plan(NORMALIZED, "'cross_entropy'", "{'batch_size': 1}"), CLASSES, ENOUGH);

        assertThat(checked.warnings()).singleElement().asString().contains("batch of one example");
    }

    @Test
    void aScheduleThatThisJobWillNotSeeTheEndOfIsWarnedOf() {
        assertThat(scheduled("{'type': 'cosine', 'initial': 0.1, 'iterations': 100}"))
                .containsExactly("optimizer.learning_rate: the end of cosine is at iteration 100, and the job has 10");
        assertThat(scheduled("{'type': 'one_cycle', 'peak': 0.1, 'epochs': 50}"))
                .containsExactly(
                        "optimizer.learning_rate: the peak of one_cycle is at epoch 15, and the job has 5",
                        "optimizer.learning_rate: the end of one_cycle is at epoch 50, and the job has 5");
        assertThat(scheduled("{'type': 'warmup', 'iterations': 11, 'schedule': 0.1}"))
                .hasSize(1);
        assertThat(scheduled("{'type': 'step', 'initial': 0.1, 'every': 30, 'per': 'epoch'}"))
                .hasSize(1);
        assertThat(scheduled("{'type': 'step', 'initial': 0.1, 'every': 10}"))
                .containsExactly("optimizer.learning_rate: the first step is at iteration 10, and the job ends there");
        assertThat(scheduled("{'type': 'cosine', 'initial': 0.1, 'iterations': 10}"))
                .isEmpty();
        assertThat(scheduled("{'type': 'sigmoid', 'initial': 0.1, 'steepness': 1, 'midpoint': 10.5}"))
                .hasSize(1);
        assertThat(scheduled("{'type': 'map', 'rates': {'0': 0.1, '9': 0.01, '1000': 0.001}}"))
                .singleElement()
                .asString()
                .contains("boundary \"1000\"");
    }

    @Test
    void aScheduleThatIsOverEarlyIsWarnedOfWhereNothingIsLearnedAfterIt() {
        assertThat(scheduled("{'type': 'cosine', 'initial': 0.1, 'iterations': 5}"))
                .singleElement()
                .asString()
                .contains("is 0 in the last tenth");
        assertThat(scheduled("{'type': 'cosine', 'initial': 0.1, 'end': 0.01, 'iterations': 5}"))
                .isEmpty();
        assertThat(scheduled("{'type': 'cosine', 'initial': 0.1}")).isEmpty();
    }

    @Test
    void aChangeOfTheLossThatThisJobWillNotSeeIsWarnedOf() {
        String late = "{'type': 'map', 'rates': {'0': 0, '50': 1}}";
        assertThat(weighed(late)).containsExactly("loss: the boundary \"50\" is at epoch 50, and the job has 5");
        assertThat(weighed(late.replace("50", "5")))
                .containsExactly("loss: the boundary \"5\" is at epoch 5, and the job ends there");
        assertThat(weighed(late.replace("50", "4"))).isEmpty();
        String formula = "{'type': 'custom', 'formula': 'g*cross_entropy + mse', 'parameters': {'g': " + late + "}}";
        assertThat(ofLoss(formula)).anyMatch(warning -> warning.contains("is at epoch 50, and the job has 5"));
    }

    private static List<String> weighed(String weight) {
        return ofLoss(
                "{'type': 'sum', 'terms': [{'loss': 'cross_entropy'}, {'loss': 'focal', 'weight': " + weight + "}]}");
    }

    private static List<String> ofLoss(String loss) {
        return PlanCheck.check(plan("'mlp'", loss, "{'epochs': 5, 'batch_size': 2}"), CLASSES, ENOUGH)
                .warnings();
    }

    /** The warnings of a job of 5 epochs of 2 iterations. */
    private static List<String> scheduled(String rate) {
        String json = "{'model': 'mlp', 'loss': 'cross_entropy', 'optimizer': {'type': 'sgd', 'learning_rate': " + rate
                + "}, 'training': {'epochs': 5, 'batch_size': 2}}";
        return PlanCheck.check(read(json), CLASSES, ENOUGH).warnings();
    }

    private static List<Violation> faults(TrainingPlan plan, TrainingData data, MemorySize memory) {
        List<Violation> faults = new java.util.ArrayList<>();
        assertThatThrownBy(() -> PlanCheck.check(plan, data, memory))
                .isInstanceOfSatisfying(InvalidSpec.class, invalid -> faults.addAll(invalid.violations()));
        return faults;
    }

    private static TrainingPlan plan(String model, String loss, String training) {
        return plan(model, loss, training, "adam");
    }

    private static TrainingPlan plan(String model, String loss, String training, String optimizer) {
        return read("{'model': %s, 'loss': %s, 'optimizer': '%s', 'training': %s}"
                .formatted(model, loss, optimizer, training));
    }

    private static TrainingPlan read(String json) {
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }

    private static TrainingData counted(TrainingData data, List<Long> counts) {
        return new TrainingData(
                data.input(),
                data.target(),
                data.scaling(),
                data.training(),
                data.validation(),
                data.test(),
                counts,
                data.encoding(),
                data.warnings());
    }
}
