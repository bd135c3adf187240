package dev.descent.ml.data.format;

import dev.descent.ml.data.image.ClassMap;
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
 * @param form how the file stores it
 */
record WholePicture(Picture picture, Set<Reduction> lost, StoredForm form) {

    /**
     * Null where the file cannot be read, which is a fault then.
     *
     * @param size height and width that it will have
     */
    static @Nullable WholePicture of(NamedBytes file, long mostPixels, List<Integer> size, Faults faults) {
        return file.decoded(faults, bytes -> {
            Picture picture = ImageBytes.decode(bytes, mostPixels);
            // before it is resized, which averages bright pixels away
            return new WholePicture(picture, Reduction.of(bytes, picture, size), StoredForm.of(bytes, picture));
        });
    }

    /** Whether another picture has its size in pixels, which is a fault else. */
    boolean isAsLarge(NamedBytes other, int height, int width, String what, Faults faults) {
        boolean turned = lost.contains(Reduction.TURN) && picture.height() == width && picture.width() == height;
        boolean same = picture.height() == height && picture.width() == width;
        faults.check(
                same,
                "uri",
                "holds " + other.name() + ", which has " + width + " x " + height + " pixels where its " + what
                        + " has "
                        + picture.width() + " x " + picture.height()
                        + (turned
                                ? ", and a turn that a camera noted (EXIF), which is not applied: turn its pixels"
                                : ""));
        return same;
    }

    /** A map of its size in pixels, all of the first class. */
    ClassMap ofFirstClass() {
        return new ClassMap(picture.height(), picture.width(), new byte[picture.height() * picture.width()]);
    }

    /** Its samples at the size of training. */
    byte[] samples(int channels, List<Integer> size) {
        return picture.inChannels(channels).resized(size.get(0), size.get(1)).values();
    }
}
