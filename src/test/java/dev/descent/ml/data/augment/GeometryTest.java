package dev.descent.ml.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private static final int HEIGHT = 7;
    private static final int WIDTH = 10;
    private static final int CHANNELS = 3;
    private static final Geometry SAME = Geometry.identity(HEIGHT, WIDTH);

    private final byte[] image = new byte[CHANNELS * HEIGHT * WIDTH];

    GeometryTest() {
        new Random(5).nextBytes(image);
    }

    @Test
    void flipsMirrorTheImageExactly() {
        byte[] sideways = SAME.stretched(-1, 1).image(image);
        byte[] over = SAME.stretched(1, -1).image(image);

        for (int plane = 0; plane < image.length; plane += HEIGHT * WIDTH) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    int at = plane + y * WIDTH + x;
                    assertThat(sideways[at]).isEqualTo(image[plane + y * WIDTH + WIDTH - 1 - x]);
                    assertThat(over[at]).isEqualTo(image[plane + (HEIGHT - 1 - y) * WIDTH + x]);
                }
            }
        }
    }

    @Test
    void halfATurnIsBothFlips() {
        assertThat(SAME.rotated(180).image(image))
                .isEqualTo(SAME.stretched(-1, 1).stretched(1, -1).image(image));
    }

    /** Interpolated at each step, the image would be blurred twice. */
    @Test
    void stepsThatUndoEachOtherLeaveTheImageAsItWas() {
        Geometry thereAndBack = SAME.rotated(33)
                .stretched(0.8, 0.8)
                .rotated(4)
                .rotated(-4)
                .stretched(1.25, 1.25)
                .rotated(-33);

        assertThat(thereAndBack.isIdentity()).isFalse();
        assertThat(thereAndBack.image(image)).isEqualTo(image);
    }

    @Test
    void laterStepsApplyToWhatEarlierOnesMade() {
        byte[] leftHalf = SAME.cropped(0.5, -1, 0).image(image);
        byte[] mirroredBefore = SAME.stretched(-1, 1).cropped(0.5, 1, 0).image(image);

        assertThat(SAME.cropped(0.5, -1, 0).stretched(-1, 1).image(image))
                .isEqualTo(SAME.stretched(-1, 1).image(leftHalf))
                .isEqualTo(mirroredBefore);
    }

    @Test
    void aCropShowsItsPartOfTheImage() {
        byte[] ramp = pixels((y, x) -> 20 * x + 3 * y);

        byte[] corner = SAME.cropped(0.5, 1, 1).image(ramp);

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double fromX = WIDTH / 2.0 + (x + 0.5) / 2 - 0.5;
                double fromY = HEIGHT / 2.0 + (y + 0.5) / 2 - 0.5;
                // beyond the last pixel's centre there is nothing to interpolate with
                double expected = 20 * Math.min(WIDTH - 1, fromX) + 3 * Math.min(HEIGHT - 1, fromY);
                assertThat(corner[y * WIDTH + x] & 0xff).isBetween((int) expected - 1, (int) expected + 1);
            }
        }
    }

    @Test
    void aQuarterTurnMovesWhatIsAboveToTheSide() {
        int size = 5;
        byte[] top = new byte[size * size];
        top[2] = (byte) 255;

        byte[] turned = Geometry.identity(size, size).rotated(90).image(top);

        assertThat(List.of(turned[2 * size], turned[2 * size + size - 1])).containsOnlyOnce((byte) 255);
        assertThat(turned[2]).isZero();
    }

    @Test
    void beyondTheEdgesIsTheReflection() {
        byte[] row = {10, 20, 30, 40};

        // every second position: −3, −1, 1, 3 about the centre of four pixels
        byte[] shrunk = new Geometry(1, 4, 4, 0, 0, 0, 1, 0).image(row);

        // positions −4.5, −0.5, 3.5, 7.5 of … 40 40 30 20 10 | 10 20 30 40 | 40 30 20 10 10 …
        assertThat(shrunk).containsExactly(40, 10, 40, 10);
    }

    @Test
    void aSinglePixelHasNothingButItself() {
        assertThat(Geometry.identity(1, 1).rotated(30).cropped(0.3, 1, -1).image(new byte[] {77}))
                .containsExactly(77);
    }

    @Test
    void labelsMoveWithTheImage() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Geometry drawn = SAME.stretched(random.nextBoolean() ? -1 : 1, random.nextBoolean() ? -1 : 1)
                    .rotated(random.nextInt(360) - 180)
                    .cropped(0.5 + random.nextDouble() / 2, random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1)
                    .stretched(0.8 + random.nextDouble() / 2, 0.8 + random.nextDouble() / 2);
            byte[] mask = pixels((y, x) -> random.nextInt(4) == 0 ? 255 : 0);
            assertMaskFollows(drawn, mask);
        }
    }

    /** Wherever the four pixels that the image is interpolated from are alike, the label must be theirs. */
    private static void assertMaskFollows(Geometry drawn, byte[] mask) {
        float[] labels = new float[1 + 2 * mask.length];
        for (int i = 0; i < mask.length; i++) {
            labels[1 + 2 * i + (mask[i] == 0 ? 0 : 1)] = 1;
        }
        byte[] image = drawn.image(mask);
        drawn.labels(labels, 1, 2);
        assertThat(labels[0]).isZero();
        for (int i = 0; i < mask.length; i++) {
            assertThat(labels[1 + 2 * i] + labels[2 + 2 * i]).isEqualTo(1);
            int grey = image[i] & 0xff;
            if (grey == 0 || grey == 255) {
                assertThat(labels[2 + 2 * i]).isEqualTo(grey / 255);
            }
        }
    }

    /** A value for each pixel of one plane. */
    private interface Drawing {
        int at(int y, int x);
    }

    private static byte[] pixels(Drawing drawing) {
        byte[] pixels = new byte[HEIGHT * WIDTH];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) drawing.at(i / WIDTH, i % WIDTH);
        }
        return pixels;
    }
}
