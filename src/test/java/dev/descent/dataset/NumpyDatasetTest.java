package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images in arrays, as Python saves them. */
class NumpyDatasetTest {
    private static final String ALL = "},'split':{'validation':0},'normalize':'none'";

    /**
     * By NumPy 1.24, with {@code x = np.arange(32, dtype="u1").reshape(8, 2, 2)}: {@code np.savez_compressed(file, x_train=x[:6],
     * y_train=np.array(["cat", "dog"] * 3), x_test=x[6:], y_test=np.array(["dog", "cat"]))}.
     */
    private static final String SAVED = """
            UEsDBBQAAAAIAAAAIQCxjBFbYAAAAJgAAAALABQAeF90cmFpbi5ucHkBABAAmAAAAAAAAABgAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF
            5Taqiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GmY6CkZApKmjUKtAHuBiYGRiZmFlY+fg5OLm4eXjFxAUEhYRFRMHAFBLAwQUAAAA
            CAAAACEAn8dwPFcAAADIAAAACwAUAHlfdHJhaW4ubnB5AQAQAMgAAAAAAAAAVwAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuE2qsrqOgnp
            ZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpmOpo6CrUKFACuZAYGhkQgLgHiFCDOB+J0ICZVHABQSwMEFAAAAAgAAAAhAFRJaOdPAAAAiAAA
            AAoAFAB4X3Rlc3QubnB5AQAQAIgAAAAAAAAATwAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTg
            WKF2ckFqQC+RpGOgogpKmjUKtAHuCSkJSSlpGVkwcAUEsDBBQAAAAIAAAAIQBlZOwkVQAAAJgAAAAKABQAeV90ZXN0Lm5weQEAEACYAAAAAAAA
            AFUAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbhNqrK6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjqaOgq1ChQArhQGBoZ8IE
            4H4mQgTgTiEiAGAFBLAQIUAxQAAAAIAAAAIQCxjBFbYAAAAJgAAAALAAAAAAAAAAAAAACAAQAAAAB4X3RyYWluLm5weVBLAQIUAxQAAAAIAAAA
            IQCfx3A8VwAAAMgAAAALAAAAAAAAAAAAAACAAZ0AAAB5X3RyYWluLm5weVBLAQIUAxQAAAAIAAAAIQBUSWjnTwAAAIgAAAAKAAAAAAAAAAAAAA
            CAATEBAAB4X3Rlc3QubnB5UEsBAhQDFAAAAAgAAAAhAGVk7CRVAAAAmAAAAAoAAAAAAAAAAAAAAIABvAEAAHlfdGVzdC5ucHlQSwUGAAAAAAQA
            BADiAAAATQIAAAAA
            """;

    @TempDir
    Path files;

    private Path folder;

    @BeforeEach
    void name() {
        folder = files.resolve("d");
    }

    @Test
    void npzFileHasPartsByItsNames() throws IOException {
        Files.write(folder, Base64.getMimeDecoder().decode(SAVED));

        TrainingData data = load("'images':'x','labels':'y'},'split':{'validation':0},'normalize':'none'");

        assertThat(data.target()).isEqualTo(Target.classification(List.of("cat", "dog")));
        assertThat(data.input().dimensions()).containsExactly(1, 2, 2);
        assertThat(Loading.names(data.training()))
                .startsWith("training 1", "training 2")
                .hasSize(6);
        assertThat(Loading.names(data.test())).containsExactly("test 1", "test 2");
        assertThat(samples(data, 1)).containsExactly(4, 5, 6, 7);
        assertThat(label(data, 1)).containsExactly(0, 1);
        assertThat(data.warnings())
                .anyMatch(text -> text.startsWith("the parts are given by the arrays x_train, x_test"));
    }

    @ParameterizedTest
    @CsvSource({
        "train_images, train_labels",
        "images_training, labels_training",
        "imagesTrain, labelsTrain",
        "TRAIN-images, TRAIN-labels"
    })
    void partsAreWordsOfNames(String images, String labels) throws IOException {
        bytes(images, i -> i, 8, 2, 2);
        bytes(labels, i -> i % 2, 8, 1);
        bytes(images.replaceAll("(?i)train(ing)?", "Val"), i -> 100 + i, 4, 2, 2);
        bytes(labels.replaceAll("(?i)train(ing)?", "Val"), i -> i % 2, 4, 1);

        TrainingData data = load("},'normalize':'none'");

        assertThat(data.training().size()).isEqualTo(8);
        assertThat(data.validation().size()).isEqualTo(4);
    }

    @Test
    void partsMayBeFolders() throws IOException {
        bytes("set/train/X", i -> i, 8, 2, 2);
        bytes("set/train/y", i -> i % 2, 8);
        bytes("set/test/X", i -> 100 + i, 4, 2, 2);
        bytes("set/test/y", i -> i % 2, 4);

        TrainingData data = load("'images':'X','labels':'y'},'normalize':'none'");

        assertThat(data.test().size()).isEqualTo(4);
        assertThat(data.warnings())
                .anyMatch(text -> text.startsWith("the parts are given by the arrays set/train/X, set/test/X"));
    }

    @Test
    void arraysOfOneNameAreNotChosenBetween() throws IOException {
        bytes("a/images", i -> i, 4, 2, 2);
        bytes("b/images", i -> i, 4, 2, 2);
        bytes("labels", i -> i % 2, 4);

        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .startsWith(
                        "format.images names no array, or several, was \"images\"; there are a/images [4, 2, 2] uint8,");
        bytes("train/a/images", i -> i, 4, 2, 2);
        bytes("train/b/images", i -> i, 4, 2, 2);
        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .startsWith("uri holds several arrays of one part that are called");
    }

    @Test
    void moreImagesThanCanBeNamedAreRefused() throws IOException {
        bytes("images", i -> i, 2_000_001, 1, 1);
        bytes("labels", i -> i % 2, 2_000_001);

        assertThat(faults(ALL)).containsExactly("uri holds 2000001 images, more than the 2000000 that are read");
    }

    @Test
    void imagesWithoutLabelsAreLeftOut() throws IOException {
        bytes("x_train", i -> i, 8, 2, 2);
        bytes("y_train", i -> i % 2, 8);
        bytes("x_test", i -> 100 + i, 4, 2, 2);

        TrainingData data = load("'images':'x','labels':'y'},'normalize':'none'");

        assertThat(data.test().size()).isZero();
        assertThat(data.warnings())
                .contains("x_test has no labels beside it", "1 array is not used: x_test [4, 2, 2] uint8");
        assertThat(load("'images':'x_train','labels':'y_train'},'normalize':'none'")
                        .warnings())
                .containsExactly("1 array is not used: x_test [4, 2, 2] uint8");
    }

    @Test
    void channelsAreWhereTheShapeSaysOrSomebodyDoes() throws IOException {
        bytes("labels", i -> i % 2, 4);
        bytes("images", i -> i, 4, 2, 5, 3);
        assertThat(samples(load(ALL), 0)).startsWith(0, 3, 6, 9, 12, 15).hasSize(30);
        bytes("images", i -> i, 4, 3, 2, 5);
        assertThat(samples(load(ALL), 0)).startsWith(0, 1, 2, 3).hasSize(30);
        bytes("images", i -> i, 4, 3, 2, 3);
        assertThat(faults(ALL)).singleElement().asString().startsWith("format.order is needed");
        assertThat(samples(load("'order':'channels_last'" + ALL), 0)).startsWith(0, 3, 6, 9);
        assertThat(samples(load("'order':'channels_first'" + ALL), 0)).startsWith(0, 1, 2, 3);
    }

    @Test
    void opacityIsDroppedWithAWarning() throws IOException {
        bytes("labels", i -> i % 2, 4);
        bytes("images", i -> i, 4, 2, 2, 4);

        TrainingData data = load(ALL);

        assertThat(samples(data, 0)).containsExactly(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14);
        assertThat(data.warnings()).anyMatch(text -> text.contains("how opaque"));
    }

    @Test
    void imagesAreResizedAndGreyedWhereAsked() throws IOException {
        bytes("labels", i -> i % 2, 4);
        bytes("images", i -> 30 * (i / 108), 4, 6, 6, 3);

        assertThat(samples(load("'size':[2,2],'channels':1" + ALL), 2)).containsExactly(60, 60, 60, 60);
    }

    /** 0.5 of white is 127.5 of 255. */
    @ParameterizedTest
    @CsvSource({"<f2, 2", "<f4, 4", "<f8, 8", ">f4, 4", ">f8, 8"})
    void fractionsAreOfWhite(String type, int size) throws IOException {
        bytes("labels", i -> i % 2, 4);
        new NpyFile(type, 4, 1, 2).write(file("images"), size, (to, i) -> put(to, size, i % 2 == 0 ? 0.25 : 1));

        TrainingData data = load(ALL);

        assertThat(samples(data, 0)).containsExactly(64, 255);
        assertThat(data.warnings()).anyMatch(text -> text.startsWith("the images have numbers from 0.25 to 1"));
    }

    @ParameterizedTest
    @CsvSource({"<i2, 2", ">u2, 2", "<i4, 4", ">i8, 8", "<u8, 8"})
    void wholeNumbersAreLevels(String type, int size) throws IOException {
        bytes("labels", i -> i % 2, 4);
        new NpyFile(type, 4, 1, 2).write(file("images"), size, (to, i) -> putWhole(to, size, 200 + i));

        assertThat(samples(load(ALL), 1)).containsExactly(202, 203);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 4095"})
    void numbersThatAreNoImagesAreRefused(int least, int most) throws IOException {
        bytes("labels", i -> i % 2, 4);
        new NpyFile("<i2", 4, 1, 2).write(file("images"), 2, (to, i) -> putWhole(to, 2, i == 0 ? least : most));

        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .contains("from " + least + " to " + most + ", and they must be from 0 to 255, or from 0 (black) to 1");
    }

    @Test
    void numbersThatAreNoneAreRefusedWithTheirPlace() throws IOException {
        bytes("labels", i -> i % 2, 4);
        new NpyFile("<f4", 4, 1, 2).write(file("images"), 4, (to, i) -> to.putFloat(i == 5 ? Float.NaN : 0));

        assertThat(faults(ALL)).containsExactly("uri holds images.npy, which has NaN in item 2");
    }

    @Test
    void unsignedNumbersHaveNoSign() throws IOException {
        bytes("labels", i -> i % 2, 4);
        new NpyFile("<u2", 4, 1, 2).write(file("images"), 2, (to, i) -> putWhole(to, 2, i * 8000));

        assertThat(faults(ALL)).singleElement().asString().contains("from 0 to 56000,");
    }

    @ParameterizedTest
    @CsvSource({"|S3, UTF-8, 1", "<U3, UTF-32LE, 4", ">U3, UTF-32BE, 4"})
    void shorterWordsEndWhereTheirPaddingBegins(String type, String charset, int size) throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile(type, 4).write(file("labels"), 3 * size, (to, i) -> {
            byte[] word = (i % 2 == 0 ? i == 0 ? "a" : " a" : "bcd").getBytes(Charset.forName(charset));
            to.put(word).position((i + 1) * 3 * size);
        });

        assertThat(load(ALL).target().names()).containsExactly("a", "bcd");
    }

    @Test
    void labelsMayBeOneHot() throws IOException {
        bytes("images", i -> i, 6, 1, 2);
        new NpyFile("<f4", 6, 3).write(file("labels"), 4, (to, i) -> to.putFloat(i % 3 == i / 3 % 3 ? 1 : 0));

        TrainingData data = load(ALL);

        assertThat(data.target().names()).containsExactly("0", "1", "2");
        assertThat(label(data, 4)).containsExactly(0, 1, 0);
        assertThat(data.warnings()).anyMatch(text -> text.contains("one-hot"));
    }

    @Test
    void severalClassesAreZerosAndOnes() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        bytes("labels", i -> i == 0 || i == 5 || i > 8 ? 1 : 0, 4, 3);

        assertThat(label(load("'task':'multi_label'" + ALL), 3)).containsExactly(1, 1, 1);
        assertThat(faults(ALL)).singleElement().asString().startsWith("format.task is a class");
    }

    @Test
    void severalClassesMayBeOneText() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile("|S3", 4)
                .write(
                        file("labels"),
                        3,
                        (to, i) -> to.put((i < 2 ? "a|b" : "a\0\0").getBytes(StandardCharsets.US_ASCII)));
        assertThat(label(load("'task':'multi_label'" + ALL), 0)).containsExactly(1, 1);

        new NpyFile("|S1", 4, 2).write(file("labels"), 1, (to, i) -> to.put((byte) ('a' + i % 2)));
        assertThat(faults("'task':'multi_label'" + ALL))
                .singleElement()
                .asString()
                .contains("one text for each image");
    }

    @Test
    void labelsThatTakeTooMuchAreRefused() throws IOException {
        bytes("images", i -> i, 60_000, 1, 1);
        zeros("labels", 60_000, 100);
        assertThat(faults("'task':'regression'" + ALL))
                .containsExactly("format.labels must be at most 4000000 numbers in all, was labels [60000, 100] uint8");
        zeros("labels", 60_000, 900);
        assertThat(faults("'task':'multi_label'" + ALL))
                .containsExactly("format.labels must be at most 50000000 in all, was labels [60000, 900] uint8");
        new NpyFile("|S1000", 60_000).write(file("labels"), 1000, (to, i) -> {
            to.put("%01000d".formatted(i).getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .startsWith("format.labels must be texts that differ in at most 50000000 characters");
    }

    @Test
    void moreClassesThanANetworkShouldHaveAreRefused() throws IOException {
        bytes("images", i -> i, 1200, 1, 1);
        new NpyFile("<f4", 1200).write(file("labels"), 4, (to, i) -> to.putFloat(i + 0.5f));

        assertThat(faults(ALL))
                .containsExactly(
                        "uri holds images of 1200 classes, which are too many; if they are numbers, set task to regression");
        assertThat(load("'task':'regression'" + ALL).target().names()).containsExactly("labels");
    }

    @Test
    void textIsNoNumber() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile("|S1", 4).write(file("labels"), 1, (to, i) -> to.put((byte) '1'));

        assertThat(faults("'task':'regression'" + ALL))
                .containsExactly("format.labels must be numbers for a regression, was labels [4] bytes");
    }

    @Test
    void severalNumbersAreTargets() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile("<f8", 4, 2, 1).write(file("labels"), 8, (to, i) -> to.putDouble(i / 4.0));

        TrainingData data = load("'task':'regression'" + ALL);

        assertThat(data.target().names()).containsExactly("labels_0", "labels_1");
    }

    @Test
    void imageWithoutANumberIsAFault() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile("<f8", 4).write(file("labels"), 8, (to, i) -> to.putDouble(i == 2 ? Double.NaN : i));

        assertThat(faults("'task':'regression'" + ALL)).containsExactly("format.labels has none for image 3");
        assertThat(faults(ALL)).containsExactly("format.labels has none for image 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4,2,3", "4,2,3,1", "4,1,2,3"})
    void masksAreOfTheImagesSize(String shape) throws IOException {
        bytes("images", i -> i, 4, 2, 3);
        int[] sizes =
                Arrays.stream(shape.split(",")).mapToInt(Integer::parseInt).toArray();
        bytes("labels", i -> i == 7 ? 9 : i % 2, sizes);

        TrainingData data = load("'classes':{'paper':0,'ink':1},'ignore':9" + ALL);

        assertThat(data.target().names()).containsExactly("paper", "ink");
        assertThat(label(data, 0)).containsExactly(1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1);
        assertThat(data.warnings())
                .anyMatch(text -> text.startsWith("1 of 24 pixels of the masks (4.2 %) are ignored"));
        assertThat(faults("'classes':{'paper':0,'ink':1}" + ALL))
                .singleElement()
                .asString()
                .startsWith(
                        "uri holds the mask of image 2, which has pixels with a value that no class declares, 1 in all: 9 in"
                                + " row 1, column 2");
    }

    @Test
    void masksOfPartsAreThoseOfTheirImages() throws IOException {
        bytes("train_images", i -> i, 4, 1, 2);
        bytes("train_labels", i -> i % 2, 4, 1, 2);
        bytes("test_images", i -> 100 + i, 2, 1, 2);
        bytes("test_labels", i -> 1 - i % 2, 2, 1, 2);

        TrainingData data = load("'classes':{'paper':0,'ink':1}},'normalize':'none'");

        assertThat(label(data, 0)).containsExactly(1, 0, 0, 1);
        float[] tested = new float[4];
        data.test().read(1, new float[2], 0, tested, 0);
        assertThat(tested).containsExactly(0, 1, 1, 0);
    }

    @Test
    void masksOfAnotherSizeAndWithoutClassesAreRefused() throws IOException {
        bytes("images", i -> i, 4, 2, 3);
        bytes("labels", i -> i % 2, 4, 3, 2);

        assertThat(faults("'classes':{'paper':0,'ink':1}" + ALL))
                .singleElement()
                .asString()
                .startsWith("format.labels must be masks of 2 x 3 numbers");
        assertThat(faults(ALL)).singleElement().asString().startsWith("format.classes is needed");
    }

    @Test
    void masksWithFractionsAreRefused() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        new NpyFile("<f4", 4, 1, 2).write(file("labels"), 4, (to, i) -> to.putFloat(i == 3 ? 0.5f : 0));

        assertThat(faults("'classes':{'paper':0,'ink':1}" + ALL))
                .containsExactly(
                        "uri holds the mask of image 2, which has 0.5 in row 1, column 2, and a class is a whole number");
    }

    @Test
    void arraysOfOtherNamesAreProposed() throws IOException {
        bytes("x_train", i -> i, 4, 2, 2);
        bytes("y_train", i -> i % 2, 4);

        assertThat(faults(ALL))
                .hasSize(2)
                .allMatch(text ->
                        text.contains("there are x_train [4, 2, 2] uint8, y_train [4] uint8. Is \"images\": \"x\","
                                + " \"labels\": \"y\" meant?"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|O; False; (4,); holds Python objects",
                "<c8; False; (4,); has elements of type <c8, which are not read",
                "<f16; False; (4,); has elements of type <f16, which are not read",
                "|u1; True; (4, 1, 2); is stored column by column",
                "|u1; False; (4, 1, 3); ends before the 4 items",
                "|u1; False; (4, 30, 30); is shorter than the 4 items",
                "|u1; False; (4, 1, 1); goes on after the 4 items",
                "|u1; False; (99999999999,); has a size that is not understood",
                "|u1; False; (4, 2000000000, 2000000000); more than the",
                "|u1; False; (4, 2000000000, 2000000000, 2000000000); more than the",
                "|u1; False; (2000000000, 1, 1); is shorter than the 2000000000 items",
                "|u1; False; (4, 0, 2); is empty"
            })
    void hostileImagesAreRefused(String type, String order, String shape, String why) throws IOException {
        bytes("labels", i -> i % 2, 4);
        NpyFile.writeRaw(
                file("images"),
                "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }",
                new byte[8]);

        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .startsWith("uri holds images.npy, which ")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not an array at all", "\u0093NUMPY\u0001\u0000\u00ff\u00ff", "\u0093NUMPY\u0009\u0000"})
    void whatIsNoArrayIsRefused(String bytes) throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        Files.writeString(file("labels"), bytes, StandardCharsets.ISO_8859_1);

        assertThat(faults(ALL)).singleElement().asString().startsWith("uri holds labels.npy, which ");
    }

    @Test
    void recordsOfFieldsAndOtherHeadersAreRefused() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        NpyFile.writeRaw(file("labels"), "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (4,), }");
        assertThat(faults(ALL)).singleElement().asString().contains("records of several fields");
        NpyFile.writeRaw(file("labels"), "__import__('os').system('true')");
        assertThat(faults(ALL)).singleElement().asString().contains("a header that is not understood");
    }

    @Test
    void countsMustAgree() throws IOException {
        bytes("images", i -> i, 4, 1, 2);
        bytes("labels", i -> i % 2, 5);

        assertThat(faults(ALL)).containsExactly("uri holds 4 images in images and 5 labels in labels");
    }

    @Test
    void vectorsAreNoImages() throws IOException {
        bytes("images", i -> i, 4, 2);
        bytes("labels", i -> i % 2, 4);

        assertThat(faults(ALL))
                .singleElement()
                .asString()
                .startsWith("format.images must be an array of [N, height, width]");
    }

    @Test
    void imagesThatAreThereTwiceAreTold() throws IOException {
        bytes("x_train", i -> i, 8, 2, 2);
        bytes("y_train", i -> i % 2, 8);
        bytes("x_test", i -> i, 4, 2, 2);
        bytes("y_test", i -> i % 2, 4);

        assertThat(load("'images':'x','labels':'y'" + "},'normalize':'none'").warnings())
                .anyMatch(text -> text.startsWith("4 images have the same bytes as one to train on"));
    }

    /** Arrays of other sizes than the model's are not resized unless that is asked for. */
    @Test
    void partsOfDifferentSizesNeedOne() throws IOException {
        bytes("x_train", i -> i, 4, 2, 2);
        bytes("y_train", i -> i % 2, 4);
        bytes("x_test", i -> 100 + i, 4, 3, 3);
        bytes("y_test", i -> i % 2, 4);

        assertThat(faults("'images':'x','labels':'y'},'normalize':'none'"))
                .containsExactly("format.size is needed: the parts have images of different sizes");
        assertThat(load("'images':'x','labels':'y','size':[2,2]},'normalize':'none'")
                        .test()
                        .size())
                .isEqualTo(4);
    }

    private Path file(String array) {
        return folder.resolve(array + ".npy");
    }

    private void bytes(String array, IntUnaryOperator element, int... shape) throws IOException {
        new NpyFile("|u1", shape).write(file(array), 1, (to, i) -> to.put((byte) element.applyAsInt(i)));
    }

    private void zeros(String array, int rows, int columns) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        NpyFile.writeRaw(file(array), header, new byte[rows * columns]);
    }

    private static void put(ByteBuffer to, int size, double number) {
        if (size == 2) {
            to.putShort((short) (number == 1 ? 0x3c00 : 0x3400));
        } else if (size == 4) {
            to.putFloat((float) number);
        } else {
            to.putDouble(number);
        }
    }

    private static void putWhole(ByteBuffer to, int size, int number) {
        if (size == 2) {
            to.putShort((short) number);
        } else if (size == 4) {
            to.putInt(number);
        } else {
            to.putLong(number);
        }
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'numpy'," + format + "}")
                .replace(",}", "}")
                .replace('\'', '"');
    }

    private static float[] samples(TrainingData data, int example) {
        float[] samples = new float[data.input().size()];
        data.training()
                .read(
                        place(data, example),
                        samples,
                        0,
                        new float[data.target().positions() * data.target().outputs()],
                        0);
        return samples;
    }

    private static float[] label(TrainingData data, int example) {
        float[] label = new float[data.target().positions() * data.target().outputs()];
        data.training().read(place(data, example), new float[data.input().size()], 0, label, 0);
        return label;
    }

    /** Examples to train on are in the order that they were read in. */
    private static int place(TrainingData data, int example) {
        return Loading.names(data.training())
                .indexOf((data.test().size() > 0 ? "training " : "image ") + (example + 1));
    }
}
