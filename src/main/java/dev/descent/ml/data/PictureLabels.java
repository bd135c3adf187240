package dev.descent.ml.data;

import dev.descent.ml.data.augment.Variation;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.spec.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An image to give for each example; black is 0 and white is 1.
 *
 * @param target with the channels' names and the images' size
 * @param pictures one per example, [channels, height, width], a byte from 0 to 255 for each sample
 */
public record PictureLabels(Target target, Records pictures) implements Labels {
    private static final float WHITE = 255;

    @Override
    public List<int[]> strata() {
        return List.of(IntStream.range(0, pictures.count()).toArray());
    }

    @Override
    public TargetScaling scaling(int[] training, boolean wanted) {
        return TargetScaling.none(target.outputs());
    }

    @Override
    public List<Long> counts(int[] examples) {
        return List.of();
    }

    @Override
    public void write(int example, TargetScaling scaling, float[] into, int offset) {
        write(pictures.get(example), into, offset);
    }

    /** The same of an image that is moved as its input is; its tones stay. */
    void write(int example, Variation variation, float[] into, int offset) {
        write(variation.moved(pictures.get(example)), into, offset);
    }

    private void write(byte[] samples, float[] into, int offset) {
        int plane = target.positions();
        int channels = target.outputs();
        for (int i = 0; i < samples.length; i++) {
            into[offset + i % plane * channels + i / plane] = (samples[i] & 0xff) / WHITE;
        }
    }

    @Override
    public List<Violation> faults(Parts parts) {
        return List.of();
    }

    @Override
    public List<String> warnings(Parts parts) {
        return List.of();
    }

    @Override
    public long heapBytes() {
        return pictures.heapBytes();
    }

    @Override
    public void digest(MessageDigest digest) {
        digest.update(String.join("\n", target.names()).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < pictures.count(); i++) {
            digest.update(pictures.get(i));
        }
    }
}
