package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.augment.Variation;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.store.Records;
import java.util.List;

/** Images kept as bytes, a quarter of what they are encoded; a table gives the normalized value of each byte. */
final class ImageExamples implements Examples {
    private final Records pictures;
    private final List<String> names;
    private final int[] examples;
    private final ImageEncoding encoding;
    private final float[][] tables;
    private final ScaledLabels labels;
    private final long bytesOfOne;
    private final List<AugmentSpec> augment;

    /** @param examples of {@code pictures} that are in this part */
    ImageExamples(RawImages raw, int[] examples, ImageEncoding encoding) {
        this.pictures = raw.pictures();
        this.names = raw.names();
        this.examples = examples;
        this.encoding = encoding;
        this.tables = encoding.tables();
        this.labels = new ScaledLabels(raw.labels(), encoding.scaling(), raw.weights());
        this.bytesOfOne = 100 + (pictures.heapBytes() + labels.heapBytes()) / Math.max(1, pictures.count());
        this.augment = List.of();
    }

    private ImageExamples(ImageExamples plain, List<AugmentSpec> augment) {
        this.pictures = plain.pictures;
        this.names = plain.names;
        this.examples = plain.examples;
        this.encoding = plain.encoding;
        this.tables = plain.tables;
        this.labels = plain.labels;
        this.bytesOfOne = plain.bytesOfOne;
        this.augment = List.copyOf(augment);
    }

    @Override
    public int size() {
        return examples.length;
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labelsInto, int labelOffset) {
        encode(pictures.get(examples[index]), features, featureOffset);
        labels.write(examples[index], labelsInto, labelOffset);
    }

    @Override
    public Weighing weighing() {
        return labels.weighing();
    }

    @Override
    public void weigh(int index, Weights into, int place) {
        labels.weigh(examples[index], into, place);
    }

    @Override
    public Examples augmented(List<AugmentSpec> wanted) {
        return new ImageExamples(this, wanted);
    }

    @Override
    public Examples varied(long seed) {
        return augment.isEmpty() ? this : new VariedImages(this, augment, seed);
    }

    ImageEncoding encoding() {
        return encoding;
    }

    void encode(byte[] picture, float[] into, int offset) {
        ImageEncoding.encode(picture, tables, into, offset);
    }

    /** As they become where the image is varied so. */
    void writeLabels(int index, Variation variation, float[] into, int offset) {
        labels.write(examples[index], variation, into, offset);
    }

    @Override
    public int sample(int index) {
        return examples[index];
    }

    @Override
    public String name(int index) {
        return names.get(examples[index]);
    }

    @Override
    public Picture picture(int index) {
        List<Integer> size = encoding.input().dimensions();
        return new Picture(size.get(0), size.get(1), size.get(2), pictures.get(examples[index]));
    }

    @Override
    public long bytes() {
        return examples.length * bytesOfOne;
    }
}
