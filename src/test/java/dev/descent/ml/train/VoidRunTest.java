package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Encoded;
import dev.descent.ml.data.MaskLabels;
import dev.descent.ml.data.Parts;
import dev.descent.ml.data.RawImages;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.checkpoint.BestEpoch;
import dev.descent.ml.train.checkpoint.Checkpoints;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs on masks of which a quarter does not count: bright squares, whose rows at the bottom nobody labelled. */
class VoidRunTest {
    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;
    private static final int IMAGES = 12;
    private static final byte VOID = (byte) ClassMap.IGNORED;

    @TempDir
    Path scratch;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'cross_entropy'",
                "'dice'",
                "'generalized_dice'",
                "{'type': 'sum', 'terms': [{'loss': 'dice'}, {'loss': 'cross_entropy'}]}"
            })
    void masksWithoutAPixelThatCountsAreInNoMean(String loss) {
        List<byte[]> maps = maps(IMAGES + 3);
        for (int i = IMAGES; i < maps.size(); i++) {
            Arrays.fill(maps.get(i), VOID);
        }

        JsonNode plain = validation(data(maps, null, IMAGES), loss);
        JsonNode padded = validation(data(maps, null, IMAGES + 3), loss);

        assertThat(padded.get("confusion_matrix")).isEqualTo(plain.get("confusion_matrix"));
        assertThat(padded.get("loss").doubleValue()).isCloseTo(plain.get("loss").doubleValue(), within(1e-6));
        assertThat(plain.get("confusion_matrix")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .mapToInt(JsonNode::intValue)
                        .sum())
                .isEqualTo(4 * PIXELS * 3 / 4);
    }

    @Test
    void weightsOfPixelsChangeTheLossAndNoMetric() {
        List<byte[]> maps = maps(IMAGES);

        JsonNode plain = validation(data(maps, null, IMAGES), "'cross_entropy'");
        JsonNode weighed = validation(data(maps, 2f, IMAGES), "'cross_entropy'");

        assertThat(weighed.get("confusion_matrix")).isEqualTo(plain.get("confusion_matrix"));
        assertThat(weighed.get("loss").doubleValue())
                .isCloseTo(2 * plain.get("loss").doubleValue(), within(1e-4));
    }

    private JsonNode validation(TrainingData data, String loss) {
        String json =
                "{'model': {'type': 'unet', 'base_channels': 2, 'depth': 1}, 'loss': %s, 'optimizer': {'type': 'sgd',"
                        + " 'learning_rate': 1e-6}, 'training': {'epochs': 1, 'batch_size': 4}}";
        JsonNode plan = JsonMapper.shared().readTree(json.formatted(loss).replace('\'', '"'));
        List<JsonNode> validations = new ArrayList<>();
        new LocalTrainer(scratch)
                .train(new Run(
                        SpecReader.read(plan, TrainingPlan.class),
                        () -> data,
                        Checkpoints.NONE,
                        log(validations),
                        () -> null));
        return validations.get(0);
    }

    /** @param examples the first eight to train on, the others to validate on */
    private static TrainingData data(List<byte[]> maps, Float weight, int examples) {
        List<byte[]> pictures = pictures(maps.size());
        MaskLabels labels = new MaskLabels(
                Target.segmentation(List.of("ground", "square"), SIDE, SIDE),
                Records.of(maps),
                List.of("#000000", "#ffffff"),
                true,
                weight == null
                        ? null
                        : Records.of(maps.stream().map(map -> weights(weight)).toList()));
        List<String> names =
                IntStream.range(0, maps.size()).mapToObj(i -> i + ".png").toList();
        RawImages raw = new RawImages(InputShape.image(1, SIDE, SIDE), pictures, names, labels);
        Parts parts = new Parts(
                IntStream.range(0, 8).toArray(), IntStream.range(8, examples).toArray(), new int[0]);
        return Encoded.of(raw, parts, Normalize.MIN_MAX, false);
    }

    private static byte[] weights(float weight) {
        ByteBuffer weights = ByteBuffer.allocate(PIXELS * Float.BYTES);
        IntStream.range(0, PIXELS).forEach(i -> weights.putFloat(weight));
        return weights.array();
    }

    private static List<byte[]> pictures(int count) {
        Random random = new Random(3);
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] picture = new byte[PIXELS];
            for (int at = 0; at < PIXELS; at++) {
                picture[at] = (byte) ((isSquare(at) ? 200 : 20) + random.nextInt(20));
            }
            pictures.add(picture);
        }
        return pictures;
    }

    private static List<byte[]> maps(int count) {
        List<byte[]> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] map = new byte[PIXELS];
            for (int at = 0; at < PIXELS; at++) {
                map[at] = at >= PIXELS * 3 / 4 ? VOID : (byte) (isSquare(at) ? 1 : 0);
            }
            maps.add(map);
        }
        return maps;
    }

    private static boolean isSquare(int at) {
        return at % SIDE > 2 && at % SIDE < 6 && at / SIDE > 1;
    }

    private static TrainingLog log(List<JsonNode> validations) {
        return new SilentLog() {
            @Override
            public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
                validations.add(summary.validation());
            }
        };
    }
}
