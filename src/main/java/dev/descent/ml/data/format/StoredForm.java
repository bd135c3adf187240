package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ImageFormat;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.UnreadableImage;

/** How a file stores an image, whatever it shows. */
record StoredForm(ImageFormat format, int height, int width, boolean isGrey) {

    static StoredForm of(byte[] bytes, Picture picture) throws UnreadableImage {
        return new StoredForm(ImageFormat.of(bytes), picture.height(), picture.width(), picture.channels() == 1);
    }

    String size() {
        return height + " x " + width + " pixels";
    }

    String colours() {
        return isGrey ? "grey" : "in colour";
    }
}
