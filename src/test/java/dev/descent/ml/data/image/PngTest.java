package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsWrittenIsReadBackToTheByte(int channels) throws Exception {
        byte[] values = new byte[channels * 5 * 7];
        new Random(1).nextBytes(values);

        Picture read = ImageBytes.decode(Png.of(new Picture(channels, 5, 7, values)), 35);

        assertThat(read.channels()).isEqualTo(channels);
        assertThat(read.values()).isEqualTo(values);
    }

    @Test
    void classesHaveTheirDeclaredGreys() {
        ClassMap map = new ClassMap(1, 3, new byte[] {2, 0, 1});

        assertThat(map.picture(List.of("#000000", "#808080", "#ffffff"), 3))
                .extracting(
                        Picture::channels,
                        picture -> List.of(picture.values()[0], picture.values()[1], picture.values()[2]))
                .containsExactly(1, List.of((byte) 0xff, (byte) 0, (byte) 0x80));
    }

    @Test
    void classesHaveTheirDeclaredColours() {
        Picture picture = new ClassMap(1, 2, new byte[] {1, 0}).picture(List.of("#102030", "#ff0000"), 2);

        assertThat(picture.channels()).isEqualTo(3);
        assertThat(picture.values()).containsExactly(0xff, 0x10, 0, 0x20, 0, 0x30);
    }

    @Test
    void mapIsResizedByTheNearestCentre() {
        ClassMap map = new ClassMap(2, 2, new byte[] {0, 1, 2, 3});

        assertThat(map.resized(4, 3).codes()).containsExactly(0, 1, 1, 0, 1, 1, 2, 3, 3, 2, 3, 3);
        assertThat(map.resized(4, 4).resized(2, 2).codes()).containsExactly(0, 1, 2, 3);
        assertThat(new ClassMap(1, 100, new byte[100]).within(64).width()).isEqualTo(64);
    }
}
