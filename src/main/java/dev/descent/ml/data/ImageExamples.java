package dev.descent.ml.data;

import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.store.Records;
import java.util.List;

/** Images kept as bytes, a quarter of what they are encoded; a table gives the normalized value of each byte. */
final class ImageExamples implements Examples {
    private final Records pictures;
    private final List<String> names;
    private final int[] examples;
    private final InputShape shape;
    private final float[][] tables;
    private final ScaledLabels labels;

    /** @param examples of {@code pictures} that are in this part */
    ImageExamples(RawImages raw, int[] examples, ImageEncoding encoding) {
        this.pictures = raw.pictures();
        this.names = raw.names();
        this.examples = examples;
        this.shape = encoding.input();
        this.tables = encoding.tables();
        this.labels = new ScaledLabels(raw.labels(), encoding.scaling());
    }

    @Override
    public int size() {
        return examples.length;
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labelsInto, int labelOffset) {
        ImageEncoding.encode(pictures.get(examples[index]), tables, features, featureOffset);
        labels.write(examples[index], labelsInto, labelOffset);
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
        List<Integer> size = shape.dimensions();
        return new Picture(size.get(0), size.get(1), size.get(2), pictures.get(examples[index]));
    }

    @Override
    public long bytes() {
        long each = pictures.count() == 0 ? 0 : pictures.heapBytes() / pictures.count();
        return examples.length * (each + 100);
    }
}
