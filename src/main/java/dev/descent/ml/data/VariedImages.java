package dev.descent.ml.data;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.augment.Variation;
import java.util.List;
import java.util.SplittableRandom;

/** Images as one epoch of training sees them: each varied by what is drawn from the seed and the image's index in the data set. */
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
        ImageEncoding encoding = images.encoding();
        // through a generator, since seeds that are close to each other may not go into variations as they are
        long drawn = new SplittableRandom(seed + sample(index)).nextLong();
        Variation variation = Variation.draw(augment, encoding.height(), encoding.width(), drawn);
        images.encode(variation.image(images.picture(index).values()), features, featureOffset);
        images.writeLabels(index, labels, labelOffset);
        if (encoding.target().positions() > 1) {
            variation.labels(labels, labelOffset, encoding.target().outputs());
        }
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
