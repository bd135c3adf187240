package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ImageBytes;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.spec.Faults;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image at its full size.
 *
 * @param lost what of the file it has not, or will not have at the size of training
 */
record WholePicture(Picture picture, Set<Reduction> lost) {

    /**
     * Null where the file cannot be read, which is a fault then.
     *
     * @param size height and width that it will have
     */
    static @Nullable WholePicture of(NamedBytes file, long mostPixels, List<Integer> size, Faults faults) {
        return file.decoded(faults, bytes -> {
            Picture picture = ImageBytes.decode(bytes, mostPixels);
            // before it is resized, which averages bright pixels away
            return new WholePicture(picture, Reduction.of(bytes, picture, size));
        });
    }

    /** Its samples at the size of training. */
    byte[] samples(int channels, List<Integer> size) {
        return picture.inChannels(channels).resized(size.get(0), size.get(1)).values();
    }
}
