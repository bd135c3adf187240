package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.format.DatasetSpec;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MasksDatasetTest {
    private static final String CLASSES = "'classes':{'ground':0,'cell':255}";

    @TempDir
    Path files;

    /** Masks whose left half is ground and whose right half is a cell. */
    @BeforeEach
    void fivePairs() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write("images/" + i + ".jpg", Pictures.image("jpg", 8, 4, 0x102030 * i));
            write("masks/" + i + ".png", mask(8, 4, 0, 255));
        }
    }

    @Test
    void imagesAndMasksArePairedByTheirNameWithoutEnding() throws IOException {
        write("images/sub/x.bmp", Pictures.image("bmp", 8, 4, 0x20));
        write("masks/sub/x.png", mask(8, 4, 255, 0));

        TrainingData data = load("'size':[4,8]," + CLASSES + "},'split':{'validation':0");

        assertThat(data.input().dimensions()).containsExactly(3, 4, 8);
        assertThat(data.target()).isEqualTo(Target.segmentation(List.of("ground", "cell"), 4, 8));
        assertThat(data.training().name(5)).isEqualTo("images/sub/x.bmp");
        assertThat(labels(data, 0)).startsWith(1, 0, 1, 0, 1, 0, 1, 0, 0, 1);
        assertThat(labels(data, 5)).startsWith(0, 1, 0, 1, 0, 1, 0, 1, 1, 0);
    }

    @Test
    void classesAreCountedByPixelsOfTheTrainingPart() {
        LoadedDataset loaded = Loading.load(files, json("'size':[4,8]," + CLASSES));

        assertThat(loaded.data().training().size()).isEqualTo(4);
        assertThat(loaded.data().counts()).containsExactly(64L, 64L);
        assertThat(loaded.summary().at("/classes/1").toString())
                .isEqualTo("{\"name\":\"cell\",\"training\":64,\"validation\":16,\"test\":0}");
    }

    @Test
    void masksAreResizedToTheNearestPixelAndNeverBlended() throws IOException {
        write("masks/1.png", mask(8, 4, 255, 0));

        TrainingData data = load("'size':[3,5]," + CLASSES + "},'split':{'validation':0");

        // centres at 0.8, 2.4, 4, 5.6, 7.2 of 8 pixels
        assertThat(labels(data, 0)).startsWith(0, 1, 0, 1, 1, 0, 1, 0, 1, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(labels(data, i)).containsOnly(0, 1);
        }
    }

    @Test
    void whatImagesLoseInReadingIsTold() throws IOException {
        write("images/6.png", Pictures.deep(8, 4, 40950));
        write("masks/6.png", mask(8, 4, 0, 255));

        assertThat(load("'size':[4,8]," + CLASSES).warnings())
                .contains("1 image has 16 bits a sample, which are cut to 8: images/6.png");
    }

    @Test
    void orderOfTheClassesSurvivesAStoreThatReordersProperties() {
        DatasetSpec posted = Loading.spec(json("'size':[4,8],'classes':{'ground':0,'cell':255}"));
        DatasetSpec stored = Loading.spec(json("'classes':{'cell':255,'ground':0},'size':[4,8]"));

        assertThat(stored).isEqualTo(posted);
        assertThat(SpecWriter.write(stored)).isEqualTo(SpecWriter.write(posted));
        assertThat(Loading.below(files).load(stored, true).data().target().names())
                .containsExactly("ground", "cell");
    }

    @Test
    void encodingKnowsTheColoursOfAnAnswer() {
        JsonNode encoding =
                load("'size':[4,8],'classes':{'ground':0,'cell':255}").encoding();

        ImageEncoding read = (ImageEncoding) SpecReader.read(encoding, Encoding.class);

        assertThat(read.colors()).containsExactly("#000000", "#ffffff");
        assertThat(read.target().names()).containsExactly("ground", "cell");
    }

    @Test
    void filesWithoutPartnerAreFaults() throws IOException {
        for (int i = 6; i <= 9; i++) {
            write("images/" + i + ".png", Pictures.grey(8, 4, 1));
        }
        write("masks/lost.png", mask(8, 4, 0, 255));

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly(
                        "format.masks has no mask for 4 of 9 files: images/6.png, images/7.png, images/8.png, …; with"
                                + " \"unpaired\": \"skip\" in the format they are left out, with \"background\" they"
                                + " are of the first class",
                        "format.images has no image for 1 of 6 files: masks/lost.png; with \"unpaired\": \"skip\" in the"
                                + " format they are left out");
        TrainingData paired = load("'size':[4,8],'unpaired':'skip'," + CLASSES);
        assertThat(paired.training().size() + paired.validation().size()).isEqualTo(5);
        assertThat(paired.warnings())
                .contains(
                        "left out for want of their mask: 4 of 9 files: images/6.png, images/7.png, images/8.png, …",
                        "left out for want of their image: 1 of 6 files: masks/lost.png");

        for (int i = 1; i <= 9; i++) {
            write("weights/" + i + ".png", Pictures.grey(8, 4, 255));
        }
        assertThat(faults("'size':[4,8],'unpaired':'skip','weights':'weights'," + CLASSES))
                .isEmpty();
    }

    /** As of flawless parts and of empty slices, for which nobody draws a mask. */
    @Test
    void imagesWithoutAMaskMayBeOfTheFirstClass() throws IOException {
        for (int i = 6; i <= 9; i++) {
            write("images/" + i + ".png", Pictures.grey(6, 9, 1));
        }
        String split = "},'split':{'validation':0";

        TrainingData data = load("'size':[4,8],'unpaired':'background'," + CLASSES + split);

        assertThat(data.training().size()).isEqualTo(9);
        assertThat(data.warnings())
                .contains("taken to be of the first class all over, since they have no mask: 4 of 9 files:"
                        + " images/6.png, images/7.png, images/8.png, …");
        List<Long> drawn =
                load("'size':[4,8],'unpaired':'skip'," + CLASSES + split).counts();
        assertThat(data.counts().get(0)).isEqualTo(drawn.get(0) + 4 * 32);
        assertThat(data.counts().subList(1, drawn.size())).isEqualTo(drawn.subList(1, drawn.size()));
        assertThat(load("'size':[4,8],'unpaired':'background','weights':{'border':{}}," + CLASSES + split)
                        .training()
                        .size())
                .isEqualTo(9);

        write("masks/lost.png", mask(8, 4, 0, 255));
        assertThat(faults("'size':[4,8],'unpaired':'background'," + CLASSES))
                .singleElement()
                .asString()
                .startsWith("format.images has no image for 1 of 10 files: masks/lost.png");
    }

    @Test
    void skippingDoesNotMakeOneOfNoPair() throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        write("images/1.png", Pictures.grey(8, 4, 1));
        write("masks/2.png", mask(8, 4, 0, 255));

        assertThat(faults("'size':[4,8],'unpaired':'skip'," + CLASSES))
                .containsExactly(
                        "format.masks has no mask for 1 of 1 files: images/1.png",
                        "format.images has no image for 1 of 1 files: masks/2.png");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "img_%d, mask_%d, 'image_prefix':'img_' 'mask_prefix':'mask_'",
                "%d, %d_mask, 'mask_suffix':'_mask'",
                "c%d_img, c%d_seg, 'image_suffix':'_img' 'mask_suffix':'_seg'"
            })
    void optionsPairNamesThatDifferAndTheFaultSaysWhich(String image, String mask, String options) throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        for (int i = 1; i <= 5; i++) {
            write("images/" + String.format(image, i) + ".jpg", Pictures.image("jpg", 8, 4, 0x102030 * i));
            write("masks/" + String.format(mask, i) + ".png", mask(8, 4, 0, 255));
        }

        for (String option : options.split(" ")) {
            assertThat(faults("'size':[4,8]," + CLASSES))
                    .allMatch(fault -> fault.contains(option.replace('\'', '"').replace(":", ": ")));
        }
        assertThat(load("'size':[4,8]," + options.replace(' ', ',') + "," + CLASSES)
                        .training()
                        .size())
                .isEqualTo(4);
    }

    @Test
    void imagesAndMasksMayLieInOneFolder() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write("all/" + i + ".png", Pictures.grey(8, 4, i));
            write("all/" + i + "_mask.png", mask(8, 4, 0, 255));
        }

        TrainingData data = load("'size':[4,8],'images':'all','masks':'all','mask_suffix':'_mask'," + CLASSES
                + "},'split':{'validation':0");

        assertThat(data.training().size()).isEqualTo(5);
        assertThat(data.training().name(0)).isEqualTo("all/1.png");
    }

    @ParameterizedTest
    @CsvSource({"''", "w/", "w/x/"})
    void imagesAndMasksMayLieInNoFolder(String wrapper) throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        for (int i = 1; i <= 5; i++) {
            write(wrapper + i + ".png", Pictures.grey(8, 4, i));
            write(wrapper + i + "_mask.png", mask(8, 4, 0, 255));
        }

        TrainingData data = load(
                "'size':[4,8],'images':'.','masks':'.','mask_suffix':'_mask'," + CLASSES + "},'split':{'validation':0");

        assertThat(data.training().size()).isEqualTo(5);
        assertThat(data.training().name(0)).isEqualTo("1.png");
    }

    @Test
    void imagesInNoFolderMayHaveMasksInOne() throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        for (String part : List.of("train/", "val/")) {
            for (int i = 1; i <= 3; i++) {
                write(part + i + ".png", Pictures.grey(8, 4, i));
                write(part + "masks/" + i + ".png", mask(8, 4, 0, 255));
            }
        }

        TrainingData data = load("'size':[4,8],'images':'.','masks':'masks'," + CLASSES);

        assertThat(data.training().size()).isEqualTo(3);
        assertThat(data.validation().size()).isEqualTo(3);
    }

    @Test
    void partsAreFoundBesideFilesThatAreNoImages() throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        write("README.md", new byte[] {'#'});
        for (String part : List.of("train/", "val/")) {
            write(part + "1.png", Pictures.grey(8, 4, 1));
            write(part + "masks/1.png", mask(8, 4, 0, 255));
        }

        TrainingData data = load("'size':[4,8],'images':'.','masks':'masks'," + CLASSES);

        assertThat(data.training().name(0)).isEqualTo("train/1.png");
        assertThat(data.validation().name(0)).isEqualTo("val/1.png");
    }

    @Test
    void regionsThatAreWrittenAreNoMasks() throws IOException {
        Files.move(files.resolve("d/masks"), files.resolve("old"));
        write("masks/1.txt", new byte[] {'0'});

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly(
                        "format.masks names the folder \"masks\", which has no images, but masks/1.txt; images are in \"images\";"
                                + " regions that are written as polygons or boxes (JSON, XML or text) are not read: draw them as images");
    }

    @ParameterizedTest
    @CsvSource({"%s/images, %s/masks", "images/%s, masks/%s", "w/%s/images, w/%s/masks"})
    void foldersOfPartsAreTheSplit(String images, String masks) throws IOException {
        Files.move(files.resolve("d"), files.resolve("old"));
        for (String part : List.of("Train", "val", "test")) {
            for (int i = 1; i <= part.length(); i++) {
                write(String.format(images, part) + "/" + i + ".png", Pictures.grey(8, 4, i));
                write(String.format(masks, part) + "/" + i + ".png", mask(8, 4, 0, 255));
            }
        }

        LoadedDataset loaded = Loading.load(files, json("'size':[4,8]," + CLASSES));

        assertThat(loaded.data().training().size()).isEqualTo(5);
        assertThat(loaded.data().validation().size()).isEqualTo(3);
        assertThat(loaded.data().test().size()).isEqualTo(4);
        assertThat(loaded.data().validation().name(0)).contains("val");
    }

    @Test
    void twoFilesOfOneNameAreAFault() throws IOException {
        write("images/1.png", Pictures.grey(8, 4, 1));

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly("format.images has images/1.jpg and images/1.png, which are one name");
    }

    @Test
    void foldersMustBeThereAndApart() {
        assertThat(faults("'size':[4,8],'images':'a','masks':'b'," + CLASSES))
                .containsExactly(
                        "format.images is no folder of the data set: \"a\"; images are in \"images\", \"masks\"",
                        "format.masks is no folder of the data set: \"b\"; images are in \"images\", \"masks\"");
        assertThat(faults("'size':[4,8],'masks':'images/x'," + CLASSES))
                .containsExactly(
                        "format.masks must be a folder apart from images, or the same one with a mask_suffix or a"
                                + " mask_prefix, was images/x");
    }

    @Test
    void imageAndMaskMustHaveOneSize() throws IOException {
        write("masks/2.png", mask(8, 5, 0, 255));

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly("uri holds masks/2.png, which has 8 x 5 pixels where its image has 8 x 4");
    }

    @Test
    void everyBadMaskIsNamed() throws IOException {
        write("masks/2.png", mask(8, 4, 0, 200));
        write("masks/3.png", "no image".getBytes());
        write("masks/4.png", Pictures.pngClaiming(50_000, 50_000));

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly(
                        "uri holds masks/2.png, which has pixels with a value that no class declares, 16 in all:"
                                + " 200 in row 1, column 5 (a value of pixels that are to be left out belongs into ignore; where two classes have soft edges, threshold parts them)",
                        "uri holds masks/3.png, which is not a PNG, JPEG or BMP image",
                        "uri holds masks/4.png, which claims 50000 x 50000 pixels, of which at most 40000000 are"
                                + " allowed");
    }

    @Test
    void aMaskThatIsInItsTransparencyAloneIsRefused() throws IOException {
        BufferedImage black = new BufferedImage(8, 4, BufferedImage.TYPE_INT_ARGB);
        black.setRGB(3, 2, 0xff000000);
        write("masks/2.png", png(black));

        assertThat(faults("'size':[4,8]," + CLASSES))
                .containsExactly("uri holds masks/2.png, which has one colour, and its shapes in the transparency,"
                        + " which is not read: save it in grey or colours");
    }

    @Test
    void palettesWithAnotherColourForAClassAreTold() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write("masks/" + i + ".png", indexed(0, i == 4 ? 0x00ff00 : 0xff0000, 0x0000ff * i));
        }

        assertThat(load("'size':[4,8],'classes':{'ground':0,'cell':1}").warnings())
                .containsExactly(
                        "the palettes of masks differ: class \"cell\" is #ff0000 in masks/1.png, and #00ff00 in"
                                + " masks/4.png; a number in classes is the index in a palette: if the colours say the class,"
                                + " declare them as \"#rrggbb\"");
        assertThat(load("'size':[4,8],'classes':{'ground':'#000000','cell':'#ff0000','other':'#00ff00'}")
                        .warnings())
                .noneMatch(text -> text.contains("palettes"));
    }

    @Test
    void classWithoutAPixelToTrainOnIsRefused() {
        assertThat(faults("'size':[4,8],'classes':{'ground':0,'rim':128,'cell':255}"))
                .singleElement()
                .asString()
                .startsWith("format.classes names \"rim\", which no pixel of a training mask is");
    }

    @Test
    void otherFilesOfTheFoldersAreMentioned() throws IOException {
        write("images/readme.txt", new byte[1]);
        write("labels.csv", new byte[1]);

        assertThat(load("'size':[4,8]," + CLASSES).warnings())
                .containsExactly(
                        "1 file is left out, since only what is named like an image is read: images/readme.txt");
    }

    @Test
    void drawnCellsHaveMasks() {
        TrainingData data =
                Loading.load(files, "{\"uri\":\"sample:blood-cell-masks\"}").data();

        assertThat(data.target()).isEqualTo(Target.segmentation(List.of("background", "cytoplasm", "nucleus"), 48, 48));
        assertThat(data.counts().stream().mapToLong(n -> n).sum()).isEqualTo(256L * 48 * 48);
        assertThat(data.counts()).allMatch(count -> count > 10_000).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path path = files.resolve("d").resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] mask(int width, int height, int left, int right) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i % width < width / 2 ? left : right);
        }
        return png(image);
    }

    /** The first half with index 0, the other with 1. */
    private static byte[] indexed(int... palette) throws IOException {
        IndexColorModel colors = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int i = 0; i < 32; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, i % 8 < 4 ? 0 : 1);
        }
        return png(image);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private TrainingData load(String format) {
        return Loading.load(files, json(format)).data();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static float[] labels(TrainingData data, int index) {
        float[] labels = new float[data.target().positions() * data.target().outputs()];
        data.training().read(index, new float[data.input().size()], 0, labels, 0);
        return labels;
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'masks'," + format + "}}").replace('\'', '"');
    }
}
