package dev.descent.ml.data.encode;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the pixels of an image become inputs: in these channels, at this size, each channel with its scaling.
 *
 * @param scalings of the channels' samples from 0 to 255
 * @param colors of the classes in a mask, in the target's order, as {@code #rrggbb}; null where the answer is no mask
 */
public record ImageEncoding(
        Integer height,
        Integer width,
        List<Scaling> scalings,
        Target target,
        TargetScaling scaling,
        @Nullable List<String> colors)
        implements Encoding {
    static final About ABOUT = About.of("image", "Images of one size.");

    @Override
    public InputShape input() {
        return InputShape.image(scalings.size(), height, width);
    }

    /**
     * Encodes an image that was brought to this encoding's channels and size;
     * {@code into} receives [channels, height, width].
     */
    public void encode(Picture picture, float[] into, int offset) {
        encode(picture.values(), tables(), into, offset);
    }

    /**
     * Encodes an image as nested arrays of samples from 0 to 255, [channels][height][width], or
     * [height][width] where there is one channel.
     */
    @Override
    public List<Violation> encode(JsonNode instance, float[] into, int offset) {
        List<Integer> shape = input().dimensions();
        int plane = height * width;
        new SampleArrays(
                        scalings.size() == 1 && isFlat(instance) ? shape.subList(1, 3) : shape,
                        (index, value) -> into[offset + index] =
                                scalings.get(index / plane).apply(value))
                .read(instance);
        return List.of();
    }

    /** Whether rows of numbers come right below the top. */
    private static boolean isFlat(JsonNode instance) {
        return !instance.path(0).path(0).isArray();
    }

    /** What each sample from 0 to 255 becomes, by channel. */
    public float[][] tables() {
        float[][] tables = new float[scalings.size()][256];
        for (int channel = 0; channel < tables.length; channel++) {
            for (int value = 0; value < 256; value++) {
                tables[channel][value] = scalings.get(channel).apply(value);
            }
        }
        return tables;
    }

    public static void encode(byte[] samples, float[][] tables, float[] into, int offset) {
        int plane = samples.length / tables.length;
        for (int channel = 0; channel < tables.length; channel++) {
            float[] table = tables[channel];
            int first = channel * plane;
            for (int i = first; i < first + plane; i++) {
                into[offset + i] = table[samples[i] & 0xff];
            }
        }
    }
}
