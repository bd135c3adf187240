package dev.descent.inference;

import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.train.Instances;

/** One image, as it was sent. */
record ImageInstance(Picture picture, ImageEncoding encoding) implements Instances {

    @Override
    public int size() {
        return 1;
    }

    /** In channels and size as images were when they were read for training. */
    @Override
    public void encode(int index, float[] into, int offset) {
        Picture fitted = picture.inChannels(encoding.scalings().size()).resized(encoding.height(), encoding.width());
        encoding.encode(fitted, into, offset);
    }
}
