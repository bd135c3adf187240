package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.network.Network;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole runs whose losses PyTorch computed in float64: {@code runs.py} beside them says how, and how to add one. */
class PeerRunsTests {
    private static final Path FILE = Path.of("src/test/resources/reference/runs.json");
    private static final JsonNode RUNS = JsonMapper.shared().readTree(FILE.toFile());
    /** Relatively, of float32 after as many steps. */
    private static final double CLOSE = 1e-5;

    private static final List<String> CLASSES = List.of("a", "b", "c");

    @TempDir
    Path scratch;

    static Stream<Arguments> runs() {
        return RUNS.get("cases").valueStream().flatMap(run -> Stream.of("onednn", "dl4j")
                .map(engine -> Arguments.of(run.get("name").stringValue(), engine, run)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("runs")
    void everyLossIsAsThePeerHasIt(String name, String engine, JsonNode run) {
        ObjectNode plan = run.get("plan").deepCopy().asObject();
        plan.withObject("training").put("engine", engine);
        Recorder log = new Recorder();

        new LocalTrainer(scratch).train(new Run(plan(plan), () -> data(run), Checkpoints.NONE, log, () -> null));

        assertAlike(log.losses, run.get("losses"));
        assertAlike(
                log.epochs.stream()
                        .map(epoch -> epoch.validation().get("loss").doubleValue())
                        .toList(),
                run.get("validation"));
    }

    @Test
    void everyOptimizerAndScheduleHasARun() {
        assertThat(types("/plan/optimizer/type")).containsAll(known(OptimizerSpec.class));
        assertThat(types("/plan/optimizer/learning_rate/type"))
                .containsAll(known(ScheduleSpec.class).stream()
                        .filter(type -> !type.equals("constant"))
                        .toList());
    }

    /** What the peer begins with: initial weights by model, and the order of the examples in each epoch. */
    @Test
    @EnabledIfSystemProperty(named = "descent.runs.write", matches = "true")
    void writeBeginnings() throws IOException {
        ObjectNode runs = RUNS.deepCopy().asObject();
        for (JsonNode run : RUNS.get("cases")) {
            try (FreshRun fresh = FreshRun.open(plan(run.get("plan")), data(run), ModelFiles.NONE)) {
                Network network = fresh.network();
                float[] weights = new float
                        [network.blocks().stream()
                                .mapToInt(block -> block.length())
                                .sum()];
                network.readParameters(weights);
                runs.withObject("initial")
                        .set(
                                run.at("/plan/model/type").stringValue(),
                                JsonMapper.shared().valueToTree(weights));
            }
        }
        runs.set(
                "orders",
                JsonMapper.shared()
                        .valueToTree(IntStream.rangeClosed(1, 5)
                                .mapToObj(epoch -> Seeds.order(5, epoch, trained()))
                                .toList()));
        Files.writeString(FILE, runs.toString());
    }

    private static List<String> known(Class<?> family) {
        return Family.of(family).catalogue().stream().map(About::type).toList();
    }

    private static List<String> types(String path) {
        return RUNS.get("cases")
                .valueStream()
                .map(run -> run.at(path).asString(""))
                .toList();
    }

    private static void assertAlike(List<Double> found, JsonNode known) {
        assertThat(found).hasSize(known.size());
        for (int i = 0; i < found.size(); i++) {
            double value = known.get(i).doubleValue();
            assertThat(found.get(i))
                    .as("number %d", i)
                    .isCloseTo(value, within(CLOSE * Math.max(0.01, Math.abs(value))));
        }
    }

    private static TrainingPlan plan(JsonNode plan) {
        return SpecReader.read(plan, TrainingPlan.class);
    }

    private static int trained() {
        return RUNS.get("trained").intValue();
    }

    private static TrainingData data(JsonNode run) {
        String name = run.get("data").stringValue();
        JsonNode data = RUNS.get("data").get(name.replace("weighted ", ""));
        JsonNode shape = data.get("shape");
        boolean isMap = shape.size() == 3;
        Target target = isMap
                ? Target.segmentation(
                        CLASSES, shape.get(1).intValue(), shape.get(2).intValue())
                : Target.classification(CLASSES);
        int examples = data.get("features").size();
        boolean weighted = !name.equals("rows") && !isMap;
        return new TrainingData(
                isMap
                        ? InputShape.image(
                                shape.get(0).intValue(),
                                shape.get(1).intValue(),
                                shape.get(2).intValue())
                        : InputShape.flat(shape.get(0).intValue()),
                target,
                TargetScaling.none(target.outputs()),
                new PeerExamples(data, 0, trained(), weighted),
                new PeerExamples(data, trained(), examples, weighted),
                new PeerExamples(data, 0, 0, weighted),
                List.of(),
                JsonMapper.shared().createObjectNode(),
                List.of());
    }
}
