package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of masks that can be read and will perhaps not teach what was meant. */
class DoubtfulMasksTest {
    private static final String CLASSES = "'classes':{'ground':0,'cell':255}";

    @TempDir
    Path files;

    @Test
    void masksThatLoseAClassByTheirSizeAreCounted() throws IOException {
        pairs("images", "masks", 12, i -> mask(32, i < 4 ? 1 : 16, false));

        assertThat(warnings("'size':[8,8]," + CLASSES))
                .anyMatch(text -> text.startsWith("4 of 12 masks with class \"cell\" have no pixel of it when they are"
                        + " resized to 8 x 8: masks/0.png, masks/1.png"));
        assertThat(warnings("'size':[32,32]," + CLASSES)).noneMatch(text -> text.contains("resized to"));
    }

    @Test
    void aClassThatNoMaskKeepsIsAFaultThatNamesTheSize() throws IOException {
        pairs("images", "masks", 6, i -> mask(32, 1, false));

        assertThat(faults("'size':[8,8]," + CLASSES)).anyMatch(text -> text.contains("a larger format.size"));
    }

    @Test
    void someInvertedMasksAreTold() throws IOException {
        pairs("images", "masks", 12, i -> mask(16, 6, i % 3 == 0));

        assertThat(warnings("'size':[16,16]," + CLASSES))
                .anyMatch(text -> text.startsWith(
                        "in 4 masks \"cell\" lies all around \"ground\", and in 8 it is the" + " other way round"));
    }

    @Test
    void masksThatAreAllAlikeOrReachTheEdgeAreNotTakenForInverted() throws IOException {
        pairs("images", "masks", 12, i -> mask(16, 6, true));
        assertThat(warnings("'size':[16,16]," + CLASSES)).noneMatch(text -> text.contains("all around"));

        pairs("images", "masks", 12, i -> i % 2 == 0 ? mask(16, 6, i % 4 == 0) : mask(16, 40, false));
        assertThat(warnings("'size':[16,16]," + CLASSES)).noneMatch(text -> text.contains("all around"));
    }

    @Test
    void imagesThatAreTheirOwnMasksAreTold() throws IOException {
        pairs("images", "masks", 12, i -> mask(16, 4 + i % 3, false));
        for (int i = 0; i < 12; i++) {
            Files.copy(files.resolve("d/masks/" + i + ".png"), files.resolve("d/images/" + i + ".png"));
            Files.delete(files.resolve("d/images/" + i + ".jpg"));
        }

        assertThat(warnings("'size':[16,16]," + CLASSES))
                .anyMatch(text -> text.startsWith("12 images have the same bytes as what is to be learned from them:"));
    }

    @Test
    void foldersOfOtherPartsBesideTheOneNamedAreTold() throws IOException {
        pairs("train", "train_labels", 6, i -> mask(16, 6, false));
        pairs("val", "val_labels", 3, i -> mask(16, 6, false));

        assertThat(warnings("'images':'train','masks':'train_labels','size':[16,16]," + CLASSES))
                .anyMatch(text -> text.startsWith("images of other parts are not used: those in val;"));
        assertThat(warnings("'images':'val','masks':'val_labels','size':[16,16]," + CLASSES))
                .anyMatch(text -> text.startsWith("images of other parts are not used: those in train;"));
    }

    @Test
    void aTurnThatIsNotAppliedIsNamedWhereSizesDiffer() throws IOException {
        pairs("images", "masks", 6, i -> mask(16, 6, false));
        byte[] turned = Pictures.turned(Pictures.image("jpg", 16, 8, 0x804020), ByteOrder.BIG_ENDIAN, 6);
        Files.write(files.resolve("d/images/0.jpg"), turned);
        BufferedImage upright = new BufferedImage(8, 16, BufferedImage.TYPE_BYTE_GRAY);
        Files.write(files.resolve("d/masks/0.png"), png(upright));

        assertThat(faults("'size':[16,16]," + CLASSES))
                .anyMatch(text -> text.contains("8 x 16 pixels where its image has 16 x 8, and a turn that a camera"));
    }

    @Test
    void severalFoldersWithImagesAndMasksNeedOneAroundThem() throws IOException {
        for (String kind : List.of("benign", "malignant")) {
            for (int i = 0; i < 6; i++) {
                write("all/" + kind + "/" + i + ".png", Pictures.image("png", 16, 16, i << 8));
                write("all/" + kind + "/" + i + "_mask.png", mask(16, 6, false));
            }
        }

        assertThat(faults("'images':'.','masks':'.','mask_suffix':'_mask','size':[16,16]," + CLASSES))
                .anyMatch(
                        text -> text.endsWith("images are in \"benign\", \"malignant\": to have all of them, put these"
                                + " folders into one, and name that"));
        assertThat(faults("'images':'all','masks':'all','mask_suffix':'_mask','size':[16,16]," + CLASSES))
                .isEmpty();
    }

    private interface Drawn {
        byte[] mask(int item) throws IOException;
    }

    private void pairs(String images, String masks, int count, Drawn drawn) throws IOException {
        for (int i = 0; i < count; i++) {
            byte[] mask = drawn.mask(i);
            int side = ImageIO.read(new ByteArrayInputStream(mask)).getWidth();
            write(images + "/" + i + ".jpg", Pictures.image("jpg", side, side, 0x102030 * (i + 1)));
            write(masks + "/" + i + ".png", mask);
        }
    }

    /** A square thing near the corner that no edge touches, unless it is as large. */
    private static byte[] mask(int side, int thing, boolean inverted) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < side * side; i++) {
            int x = i % side - 1;
            int y = i / side - 1;
            boolean in = x >= 0 && y >= 0 && x < thing && y < thing;
            image.getRaster().setSample(i % side, i / side, 0, in == inverted ? 0 : 255);
        }
        return png(image);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path path = files.resolve("d").resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private List<String> warnings(String format) {
        return Loading.load(files, json(format)).data().warnings();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'masks'," + format + "}}").replace('\'', '"');
    }
}
