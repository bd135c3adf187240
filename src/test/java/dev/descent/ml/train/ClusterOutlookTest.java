package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterOutlookTest {
    private static final String CLUSTER = "'cluster': {'type': 'spark', 'workers': 4, 'sync': %s}";
    private static final String MLP = "{'type':'mlp','hidden':[16]}";
    private static final String NORMALIZED =
            "{'type':'layers','layers':[{'type':'dense','units':8},'batch_normalization']}";

    @Test
    void aSmallNetworkIsToldThatNoBatchPays() {
        ClusterOutlook outlook = ClusterOutlook.measured(checked(MLP, "'batch_size': 32"), 1e-8);
        assertThat(outlook.workers()).isEqualTo(2);
        assertThat(outlook.batch()).isEqualTo(32);
        assertThat(outlook.speedup()).isLessThan(0.01);
        assertThat(outlook.batchFrom()).isNull();
        assertThat(outlook.advice()).endsWith("No batch would be 1.5 times as fast.");
        assertThat(outlook.source()).contains("measured here by the probe", "1 Gbit/s");
    }

    @Test
    void rareMeetingsPayFromSmallerBatchesOn() {
        ClusterOutlook step =
                ClusterOutlook.measured(checked(MLP, "'batch_size': 64, " + CLUSTER.formatted("'step'")), 1e-3);
        ClusterOutlook rare =
                ClusterOutlook.measured(checked(MLP, "'batch_size': 64, " + CLUSTER.formatted("{'every': 50}")), 1e-3);
        assertThat(step.workers()).isEqualTo(4);
        assertThat(step.batchFrom()).isNotNull();
        assertThat(rare.batchFrom()).isLessThan(step.batchFrom());
        assertThat(rare.speedup()).isGreaterThan(step.speedup()).isGreaterThan(3);
        assertThat(rare.advice()).contains("one in 50 iterations");
    }

    @Test
    void whereNothingWasMeasuredOrAClusterDoesNotFitThereIsNone() {
        assertThat(ClusterOutlook.measured(checked(MLP, "'batch_size': 64"), null))
                .isNull();
        assertThat(ClusterOutlook.measured(checked(NORMALIZED, "'batch_size': 64"), 1e-3))
                .isNull();
        assertThat(ClusterOutlook.measured(checked(NORMALIZED, CLUSTER.formatted("{'every': 9}")), 1e-3))
                .isNotNull();
    }

    @Test
    void localSgdIsWarnedOfAsAnotherAlgorithm() {
        assertThat(checked(MLP, CLUSTER.formatted("{'every': 9}")).warnings())
                .anyMatch(text -> text.contains("local SGD") && text.contains("another algorithm"))
                .anyMatch(text -> text.contains("an epoch has 3 iterations"));
        assertThat(checked(MLP, CLUSTER.formatted("'step'")).warnings()).isEmpty();
        assertThat(checked(MLP, CLUSTER.replace("4", "1").formatted("{'every': 9}"))
                        .warnings())
                .isEmpty();
    }

    /** Of 90 examples in batches of 29 three are left, of which three workers would have one each. */
    @Test
    void aLastBatchOfOneExampleForAWorkerIsJoined() {
        String three = "'batch_size': 29, " + CLUSTER.replace("4", "3").formatted("{'every': 9}");
        assertThat(checked(NORMALIZED, three).plan().training().lastBatch()).isEqualTo(LastBatch.JOIN);
        assertThat(checked(NORMALIZED, "'batch_size': 29").plan().training().lastBatch())
                .isEqualTo(LastBatch.KEEP);
    }

    private static CheckedPlan checked(String model, String training) {
        TrainingPlan plan = ClusterRuns.plan(model, "adam", "'cross_entropy'", "{" + training + "}");
        return PlanCheck.check(
                plan, TrainingProgram.data(TrainingProgram.MLP), new MemorySize(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
