package dev.descent.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.train.LossMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LossPictureTest {
    private static final double[] PARTS = {0, 2, 4, Double.NaN, -1, 4};

    @Test
    void partsAreColouredByTheLargest() {
        LossPicture picture = new LossPicture(map(PARTS, null), true);

        assertThat(picture.largest()).isEqualTo(4);
        assertThat(pixel(picture.drawn(), 0)).containsExactly(68, 1, 84, 255);
        assertThat(pixel(picture.drawn(), 1)).containsExactly(33, 144, 141, 255);
        assertThat(pixel(picture.drawn(), 2)).containsExactly(253, 231, 37, 255);
        assertThat(pixel(picture.drawn(), 3)).as("ignored").containsExactly(0, 0, 0, 0);
        assertThat(pixel(picture.drawn(), 4)).as("below 0").containsExactly(68, 1, 84, 255);
    }

    @Test
    void theImageIsSeenThroughWhereThePartIsSmall() {
        byte[] white = {(byte) 255, (byte) 255, (byte) 255, (byte) 255, (byte) 255, (byte) 255};
        LossMap map = map(PARTS, new Picture(1, 2, 3, white));

        assertThat(pixel(new LossPicture(map, true).drawn(), 0)).containsExactly(180, 153, 187, 255);
        assertThat(pixel(new LossPicture(map, true).drawn(), 2)).containsExactly(253, 231, 37, 255);
        assertThat(pixel(new LossPicture(map, false).drawn(), 0)).containsExactly(68, 1, 84, 255);
    }

    @Test
    void whereThereIsNoLossNothingIsBright() {
        LossPicture picture = new LossPicture(map(new double[6], null), true);
        assertThat(picture.largest()).isZero();
        assertThat(pixel(picture.drawn(), 5)).containsExactly(68, 1, 84, 255);
    }

    private static LossMap map(double[] parts, @Nullable Picture image) {
        return new LossMap(2, 3, parts, 1, true, image);
    }

    private static int[] pixel(Picture picture, int i) {
        int[] channels = new int[4];
        for (int channel = 0; channel < 4; channel++) {
            channels[channel] = picture.values()[channel * 6 + i] & 0xff;
        }
        return channels;
    }
}
