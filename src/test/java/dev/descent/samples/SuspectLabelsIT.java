package dev.descent.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.OnRealData;
import dev.descent.RealData;
import dev.descent.dataset.DatasetSettings;
import dev.descent.dataset.Datasets;
import dev.descent.ml.Families;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.MemorySize;
import dev.descent.ml.train.PlanCheck;
import dev.descent.ml.train.Run;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.TrainingPlan;
import dev.descent.ml.train.TrainingResult;
import dev.descent.ml.train.checkpoint.Checkpoints;
import dev.descent.ml.train.sample.SampleFile;
import dev.descent.ml.train.sample.SampleOrder;
import dev.descent.ml.train.sample.SampleRanking;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** How many of the labels that are ranked as suspect are wrong: 5 % of MNIST's were made so. */
@OnRealData
class SuspectLabelsIT {
    private static final double FLIPPED = 0.05;

    @TempDir
    Path scratch;

    @Test
    void nineInTenOfThoseRankedFirstAreFlipped() throws Exception {
        TrainingData data = mnist();
        boolean[] flipped = flips(data.training().size());
        TrainingData wrong =
                with(new FlippedLabels(data.training(), flipped, data.target().outputs()), data);

        SampleFile file = SampleFile.read(train(wrong).files().get("samples.bin"));

        int all =
                (int) IntStream.range(0, flipped.length).filter(i -> flipped[i]).count();
        List<SampleRanking.Ranked> first = new SampleRanking(file.scores(), true).first(SampleOrder.SUSPECT, all);
        double precision =
                (double) first.stream().filter(one -> flipped[one.index()]).count() / all;
        System.out.printf("precision among the %d ranked first: %.4f%n", all, precision);
        assertThat(precision).isGreaterThanOrEqualTo(0.9);
    }

    private TrainingResult train(TrainingData data) {
        JsonNode json = Families.json("""
                {"model": "lenet", "loss": "cross_entropy", "optimizer": {"type": "adam", "learning_rate": 0.001},
                 "training": {"epochs": 8, "batch_size": 64}}
                """);
        TrainingPlan plan = PlanCheck.check(
                        SpecReader.read(json, TrainingPlan.class), data, new MemorySize(1L << 30, 1L << 31))
                .plan();
        return new LocalTrainer(scratch)
                .train(new Run(plan, () -> data, Checkpoints.NONE, new SilentLog(), () -> null));
    }

    private static boolean[] flips(int examples) {
        SplittableRandom random = new SplittableRandom(1);
        boolean[] flipped = new boolean[examples];
        for (int i = 0; i < examples; i++) {
            flipped[i] = random.nextDouble() < FLIPPED;
        }
        return flipped;
    }

    private TrainingData mnist() {
        DataSize megabytes = DataSize.ofMegabytes(256);
        JsonNode spec = Families.json("""
                {"uri": "file:mnist", "format": {"type": "idx", "images": "t10k-images-idx3-ubyte.gz",
                 "labels": "t10k-labels-idx1-ubyte.gz"}, "split": {"validation": 0.1, "seed": 7}}
                """);
        return Datasets.of(new DatasetSettings(
                        RealData.at("mnist").getParent(), megabytes, scratch, megabytes, megabytes, 40_000_000))
                .load(SpecReader.read(spec, DatasetSpec.class), true)
                .data();
    }

    private static TrainingData with(Examples training, TrainingData data) {
        return new TrainingData(
                data.input(),
                data.target(),
                data.scaling(),
                training,
                data.validation(),
                data.test(),
                data.counts(),
                data.encoding(),
                data.warnings());
    }

    /** Examples some of which have the next class instead of their own, or one further on. */
    private record FlippedLabels(Examples examples, boolean[] flipped, int classes) implements Examples {
        @Override
        public int size() {
            return examples.size();
        }

        @Override
        public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
            examples.read(index, features, featureOffset, labels, labelOffset);
            if (flipped[index]) {
                int own = 0;
                while (labels[labelOffset + own] == 0) {
                    own++;
                }
                labels[labelOffset + own] = 0;
                labels[labelOffset + (own + 1 + index % (classes - 1)) % classes] = 1;
            }
        }

        @Override
        public int sample(int index) {
            return examples.sample(index);
        }

        @Override
        public String name(int index) {
            return examples.name(index);
        }
    }
}
