package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PairsDatasetTest {
    @TempDir
    Path files;

    @Test
    void targetsAreImagesFromZeroToOne() throws IOException {
        pair("1", 4, 51);
        pair("2", 4, 255);
        TrainingData data = load("");

        assertThat(data.target()).isEqualTo(Target.image(1, 4, 4));
        assertThat(data.target().names()).containsExactly("grey");
        assertThat(labels(data.training(), 0)).containsOnly(0.2f);
        assertThat(labels(data.training(), 1)).containsOnly(1);
        assertThat(data.input().dimensions()).containsExactly(1, 4, 4);
    }

    @Test
    void colourTargetsHaveAPositionsChannelsBesideEachOther() throws IOException {
        pair("1", 4, 0);
        pair("2", 4, 0);
        write("targets/1.png", Pictures.image("png", 4, 4, 0xff8000));
        Target target = load(",'target_channels':3").target();

        assertThat(target.names()).containsExactly("red", "green", "blue");
        float[] labels = new float[48];
        load(",'target_channels':3").training().read(0, new float[16], 0, labels, 0);
        assertThat(labels[0]).isEqualTo(1);
        assertThat(labels[1]).isEqualTo(128 / 255f);
    }

    @Test
    void targetsMoveWithTheirInputsAndKeepTheirTones() throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 1, 0, 255);
        for (String name : List.of("inputs/1.png", "targets/1.png", "inputs/2.png", "targets/2.png")) {
            write(name, png(image));
        }
        List<AugmentSpec> augment = List.of(
                SpecReader.read(
                        new JsonMapper().readTree("{\"type\":\"flip_horizontal\",\"probability\":1}"),
                        AugmentSpec.class),
                SpecReader.read(
                        new JsonMapper().readTree("{\"type\":\"brightness\",\"change\":0.3}"), AugmentSpec.class));
        Examples varied = load("").augmented(augment).training().varied(4);

        float[] labels = labels(varied, 0);
        assertThat(labels[7]).isEqualTo(1);
        labels[7] = 0;
        assertThat(labels).containsOnly(0);
    }

    @Test
    void whatHasNoPartnerOrAnotherSizeIsRefusedByName() throws IOException {
        pair("1", 4, 10);
        write("inputs/2.png", Pictures.grey(4, 4, 1));
        write("targets/3.png", Pictures.grey(4, 4, 1));
        String way = "; with \"unpaired\": \"skip\" in the format they are left out";
        assertThat(faults(""))
                .containsExactly(
                        "format.targets has no target for 1 of 2 files: inputs/2.png" + way,
                        "format.inputs has no input for 1 of 2 files: targets/3.png" + way);

        write("targets/2.png", Pictures.grey(5, 4, 1));
        Files.delete(files.resolve("d/targets/3.png"));
        assertThat(faults(""))
                .containsExactly("uri holds targets/2.png, which has 5 x 4 pixels where its input has 4 x 4");
    }

    @Test
    void namesMayHaveSomethingAroundThem() throws IOException {
        for (String name : List.of("1", "2")) {
            write("all/" + name + ".png", Pictures.grey(4, 4, 1));
            write("all/" + name + "_clean.png", Pictures.grey(4, 4, 1));
        }
        TrainingData data = load(",'inputs':'all','targets':'all','target_suffix':'_clean'");

        assertThat(data.training().name(0)).isEqualTo("all/1.png");
        assertThat(faultsOf("'size':[4,4],'inputs':'all','targets':'all'"))
                .singleElement()
                .asString()
                .contains("apart from inputs");
    }

    @Test
    void whatIsLostInReadingIsTold() throws IOException {
        pair("1", 4, 10);
        pair("2", 4, 10);
        write("targets/1.png", Pictures.deep(4, 4, 40950));
        write("inputs/2.png", png(new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB)));

        assertThat(load("").warnings())
                .contains(
                        "1 image has 16 bits a sample, which are cut to 8: targets/1.png",
                        "1 image has transparency, which is dropped: inputs/2.png");
    }

    private static float[] labels(Examples part, int index) {
        float[] labels = new float[16];
        part.read(index, new float[16], 0, labels, 0);
        return labels;
    }

    private void pair(String name, int side, int value) throws IOException {
        write("inputs/" + name + ".png", Pictures.grey(side, side, 100));
        write("targets/" + name + ".png", Pictures.grey(side, side, value));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = files.resolve("d").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private TrainingData load(String more) {
        return Loading.load(files, json("'size':[4,4],'channels':1" + more)).data();
    }

    private List<String> faults(String more) {
        return faultsOf("'size':[4,4],'channels':1" + more);
    }

    private List<String> faultsOf(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:d','format':{'type':'pairs'," + format + "},'split':{'validation':0}}")
                .replace('\'', '"');
    }
}
