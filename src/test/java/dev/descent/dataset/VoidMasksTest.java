package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.KnownExamples;
import dev.descent.ml.data.Part;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.Weights;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masks of which not every pixel counts, or not every pixel alike. */
class VoidMasksTest {
    private static final String FORMAT = "'size':[2,4],'classes':{'ground':0,'cell':1},'ignore':255";
    private static final String ALL_TRAINING = FORMAT + "},'split':{'validation':0";

    @TempDir
    Path files;

    /** A void pixel between ground and cell, as many labelled by hand have. */
    @BeforeEach
    void fivePairs() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write("images/" + i + ".png", Pictures.image("png", 4, 2, 0x102030 * i));
            mask(i, 0, 255, 1, 1, 0, 0, 255, 1);
        }
    }

    @Test
    void ignoredPixelsHaveNoLabelAndAreNotValid() {
        Examples training = load(ALL_TRAINING).training();
        float[] labels = new float[16];
        training.read(0, new float[24], 0, labels, 0);

        assertThat(labels).containsExactly(1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1);
        assertThat(weights(training, 0).valid()).containsExactly(1, 0, 1, 1, 1, 1, 0, 1);
        assertThat(weights(training, 0).positions()).isNull();
        assertThat(weights(training, 0).examples()).isNull();
    }

    @Test
    void noArraysAreMadeWhereNoPixelIsIgnored() throws IOException {
        for (int i = 1; i <= 5; i++) {
            mask(i, 0, 0, 1, 1, 0, 0, 1, 1);
        }

        TrainingData data = load(ALL_TRAINING);

        assertThat(data.training().weighing().valid()).isFalse();
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void ofAsManyClassesAsAByteTellsTheLastOneCounts() throws IOException {
        BufferedImage all = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        IntStream.range(0, 256).forEach(i -> all.getRaster().setSample(i % 16, i / 16, 0, i));
        for (int i = 1; i <= 5; i++) {
            write("images/" + i + ".png", Pictures.grey(16, 16, i));
            write("masks/" + i + ".png", png(all));
        }
        String classes =
                IntStream.range(0, 256).mapToObj(i -> "'c" + i + "':" + i).collect(Collectors.joining(","));

        TrainingData data = load("'size':[16,16],'classes':{" + classes + "},'weights':{'border':{}}");

        assertThat(data.counts()).hasSize(256).containsOnly(4L);
        assertThat(data.training().weighing().valid()).isFalse();
    }

    @Test
    void noCountHasThemAndAWarningSaysHowMany() {
        LoadedDataset loaded = Loading.load(files, json(FORMAT));

        assertThat(loaded.data().counts()).containsExactly(12L, 12L);
        assertThat(loaded.summary().at("/classes/1").toString())
                .isEqualTo("{\"name\":\"cell\",\"training\":12,\"validation\":3,\"test\":0}");
        assertThat(loaded.data().warnings())
                .containsExactly(
                        "10 of 40 pixels of the masks (25.0 %) are ignored: no loss, metric or count has them");
    }

    @Test
    void masksWithoutAPixelThatCountsAreNamed() throws IOException {
        mask(3, 255, 255, 255, 255, 255, 255, 255, 255);
        TrainingData data = load(ALL_TRAINING);

        assertThat(data.counts()).containsExactly(12L, 12L);
        assertThat(data.warnings())
                .contains("1 mask has no pixel that counts, and the image is in no mean: masks/3.png");
        assertThat(weights(data.training(), 2).counts(0, 8)).isFalse();
    }

    @Test
    void aDataSetOfNothingElseCannotBeTrainedOn() throws IOException {
        for (int i = 1; i <= 5; i++) {
            mask(i, 255, 255, 255, 255, 255, 255, 255, 255);
        }

        assertThat(faults(FORMAT)).hasSize(2).allMatch(fault -> fault.startsWith("format.classes names"));
    }

    @Test
    void aSmallerMaskTakesThePixelOfItsCentreIgnoredOrNot() {
        // the centres fall on the second row's second and fourth pixel
        mask(1, 255, 255, 255, 255, 0, 255, 0, 1);
        Examples training = load(ALL_TRAINING.replace("[2,4]", "[1,2]")).training();

        assertThat(weights(training, 0, 2).valid()).containsExactly(0, 1);
        assertThat(weights(training, 1, 2).valid()).containsExactly(1, 1);
    }

    @Test
    void theFormatIsStoredAsItWasPosted() {
        String posted = FORMAT.replace("255", "[255,'#ff00ff']") + ",'weights':{'border':{'w0':3.0,'sigma':2.0}}";
        DatasetSpec spec = Loading.spec(json(posted));

        assertThat(SpecReader.read(SpecWriter.write(spec), DatasetSpec.class)).isEqualTo(spec);
        assertThat(SpecWriter.write(spec).at("/format/ignore").toString()).isEqualTo("[255,\"#ff00ff\"]");
        assertThat(SpecWriter.write(spec).at("/format/weights").toString())
                .isEqualTo("{\"border\":{\"w0\":3.0,\"sigma\":2.0}}");
    }

    @Test
    void aModelSeesOtherDataByThatDatasOwnFormat() throws IOException {
        ImageEncoding encoding = (ImageEncoding) SpecReader.read(load(FORMAT).encoding(), Encoding.class);
        mask(1, 7, 0, 1, 1, 0, 0, 0, 1);
        for (int i = 2; i <= 5; i++) {
            mask(i, 0, 0, 1, 1, 0, 0, 0, 1);
        }
        DatasetSpec other = Loading.spec(json(FORMAT.replace("255", "7")));

        KnownExamples known = Loading.encoded(files, other, Part.ALL, encoding).known();

        assertThat(encoding.colors()).containsExactly("#000000", "#010101");
        assertThat(weights(known.examples(), 0).valid()).containsExactly(0, 1, 1, 1, 1, 1, 1, 1);
        assertThat(known.warnings()).singleElement().asString().startsWith("1 of 40 pixels");
    }

    @Test
    void augmentationMovesWhatCountsWithThePixels() throws IOException {
        weights(1, 0, 51, 102, 153, 204, 255, 0, 51);
        for (int i = 2; i <= 5; i++) {
            weights(i, 255, 255, 255, 255, 255, 255, 255, 255);
        }
        String flipped = FORMAT + ",'weights':'weights'},'augment':[{'type':'flip_horizontal','probability':1}"
                + "],'split':{'validation':0";

        Weights moved = weights(load(flipped).training().varied(7), 0);

        assertThat(moved.valid()).containsExactly(1, 1, 0, 1, 1, 0, 1, 1);
        assertThat(moved.positions()).containsExactly(new float[] {.6f, .4f, .2f, 0, .2f, 0, 1, .8f}, within(1e-6f));
    }

    @Test
    void weightsOfAFolderAreSharesOfWhiteTimesTheScale() throws IOException {
        for (int i = 1; i <= 5; i++) {
            weights(i, 0, 51, 102, 153, 204, 255, 0, 51);
        }
        Examples training = load(FORMAT + ",'weights':'weights','weight_scale':5},'split':{'validation':0")
                .training();

        assertThat(weights(training, 4).positions())
                .containsExactly(new float[] {0, 1, 2, 3, 4, 5, 0, 1}, within(1e-6f));
    }

    @Test
    void bordersWeighMoreBetweenObjects() throws IOException {
        mask(1, 1, 0, 0, 1, 1, 0, 0, 1);
        Examples training = load(FORMAT + ",'weights':{'border':{}}},'split':{'validation':0")
                .training();

        float[] first = weights(training, 0).positions();
        assertThat(first[1]).isCloseTo((float) (1 + 10 * Math.exp(-9 / 50.0)), within(1e-5f));
        assertThat(weights(training, 1).positions()).containsOnly(1);
    }

    @Test
    void everyFaultOfAWeightsFolderIsNamed() throws IOException {
        assertThat(faults(FORMAT + ",'weights':'weights'"))
                .containsExactly(
                        "format.weights is no folder of the data set: \"weights\"; images are in \"images\", \"masks\"");
        for (int i = 1; i <= 4; i++) {
            weights(i, 0, 51, 102, 153, 204, 255, 0, 51);
        }
        write("weights/9.png", Pictures.grey(4, 2, 9));
        assertThat(faults(FORMAT + ",'weights':'weights'"))
                .containsExactly(
                        "format.weights has no weights for 1 of 5 files: images/5.png",
                        "format.weights has weights and no image for 1 of 5 files: weights/9.png");
        Files.delete(files.resolve("d/weights/9.png"));
        write("weights/5.png", Pictures.grey(2, 2, 9));
        write("weights/4.png", Pictures.image("png", 4, 2, 0x102030));
        write("weights/3.png", Pictures.pngClaiming(50_000, 50_000));
        assertThat(faults(FORMAT + ",'weights':'weights'"))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("weights/5.png, which has 2 x 2 pixels where its mask has 4 x 2"))
                .anyMatch(fault -> fault.contains("weights/4.png, which has colours"))
                .anyMatch(fault -> fault.contains("weights/3.png, which claims 50000 x 50000 pixels"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedAtOnce() {
        assertThat(faults("'size':[2,4],'classes':{'ground':0,'cell':255},'ignore':['#ffffff',7],'weight_scale':2,"
                        + "'weights':{'border':{'w0':-1,'sigma':0,'radius':3}}"))
                .containsExactlyInAnyOrder(
                        "format.weights.border.w0 must be at least 0, was -1.0",
                        "format.weights.border.sigma must be at least 0.01, was 0.0",
                        "format.weights.border.radius is not known here; known are w0, sigma",
                        "format.ignore must not name the value of the class \"cell\"",
                        "format.weight_scale is for weights from a folder");
        assertThat(faults(FORMAT + ",'weights':'masks/w'"))
                .containsExactly("format.weights must be a folder apart from images and masks, was masks/w");
        assertThat(faults(FORMAT + ",'weights':{'border':1}"))
                .containsExactly("format.weights must be the name of a folder, or {\"border\": {\"w0\": 10, \"sigma\":"
                        + " 5}}");
    }

    @Test
    void theirMemoryIsCounted() throws IOException {
        long plain = load(ALL_TRAINING).training().bytes();
        for (int i = 1; i <= 5; i++) {
            weights(i, 0, 51, 102, 153, 204, 255, 0, 51);
        }

        long weighed = load(FORMAT + ",'weights':'weights'},'split':{'validation':0")
                .training()
                .bytes();

        assertThat(weighed - plain).isEqualTo(5 * 8 * Float.BYTES);
    }

    private void mask(int number, int... samples) {
        write("masks/" + number + ".png", grey(samples));
    }

    private void weights(int number, int... samples) {
        write("weights/" + number + ".png", grey(samples));
    }

    private static byte[] grey(int... samples) {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < samples.length; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, samples[i]);
        }
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private void write(String name, byte[] bytes) {
        Path path = files.resolve("d").resolve(name);
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Weights weights(Examples part, int index) {
        return weights(part, index, 8);
    }

    private static Weights weights(Examples part, int index, int positions) {
        Weights weights = part.weighing().allocate(1, positions);
        part.weigh(index, weights, 0);
        return weights;
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'masks'," + format + "}}").replace('\'', '"');
    }
}
