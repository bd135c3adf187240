package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.augment.Variation;
import dev.descent.ml.data.encode.ImageEncoding;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Images as one epoch of training sees them: each varied by what is drawn from the
 * seed and the image's index in the data set.
 */
final class VariedImages implements Examples {
    private final ImageExamples images;
    private final List<AugmentSpec> augment;
    private final long seed;

    VariedImages(ImageExamples images, List<AugmentSpec> augment, long seed) {
        this.images = images;
        this.augment = augment;
        this.seed = seed;
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public void read(int index, float[] features, int featureOffset, float[] labels, int labelOffset) {
        Variation variation = variation(index);
        images.encode(variation.image(images.picture(index).values()), features, featureOffset);
        images.writeLabels(index, variation, labels, labelOffset);
    }

    @Override
    public Weighing weighing() {
        return images.weighing();
    }

    /** What counts goes with the pixels, as their labels do. */
    @Override
    public void weigh(int index, Weights into, int place) {
        images.weigh(index, into, place);
        int positions = images.encoding().target().positions();
        if (positions > 1 && into.valid() != null) {
            variation(index).labels(into.valid(), place * positions, 1);
        }
        if (positions > 1 && into.positions() != null) {
            variation(index).labels(into.positions(), place * positions, 1);
        }
    }

    private Variation variation(int index) {
        ImageEncoding encoding = images.encoding();
        // through a generator, since seeds that are close to each other may not go into variations as they are
        long drawn = new SplittableRandom(seed + sample(index)).nextLong();
        return Variation.draw(augment, encoding.height(), encoding.width(), drawn);
    }

    @Override
    public int sample(int index) {
        return images.sample(index);
    }

    @Override
    public String name(int index) {
        return images.name(index);
    }
}
