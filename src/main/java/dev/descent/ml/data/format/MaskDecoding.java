package dev.descent.ml.data.format;

import dev.descent.ml.data.format.ShrunkClasses.Occurring;
import dev.descent.ml.data.image.ClassMap;
import dev.descent.ml.data.image.MaskBytes;
import dev.descent.ml.data.image.MaskCodes;
import dev.descent.ml.data.image.MaskPalette;
import dev.descent.ml.data.image.ObjectBorders;
import dev.descent.ml.data.image.Reduction;
import dev.descent.ml.data.image.WeightImage;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes an image with its mask and what that weighs; from any thread. */
final class MaskDecoding {
    private final Masks spec;
    private final Limits limits;
    private final MaskCodes codes;

    MaskDecoding(Masks spec, Limits limits) {
        this.spec = spec;
        this.limits = limits;
        this.codes = spec.codes();
    }

    /**
     * The files of an example.
     *
     * @param mask null where all of the image is of the first class
     */
    record MaskFiles(
            NamedBytes image,
            @Nullable NamedBytes mask,
            @Nullable NamedBytes weights) {}

    /**
     * What they hold, at the size of training.
     *
     * @param picture samples; null, as the map is, where there is a fault
     * @param lost what the picture has not of the image
     * @param occurring the classes that the mask has, and those that are left in the map
     * @param colors of the classes in the mask's palette
     * @param weights the bytes of a float for each pixel, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record DecodedMask(
            byte @Nullable [] picture,
            Set<Reduction> lost,
            @Nullable ClassMap map,
            @Nullable Occurring occurring,
            int[] colors,
            byte @Nullable [] weights,
            List<Violation> faults) {}

    DecodedMask decode(MaskFiles read) {
        Faults faults = new Faults();
        WholePicture image = WholePicture.of(read.image(), limits.pixels(), spec.size(), faults);
        ClassMap map = map(read.mask(), image, faults);
        if (image == null || map == null) {
            return new DecodedMask(null, Set.of(), null, null, new int[0], null, faults.list());
        }
        ClassMap resized = map.resized(spec.size().get(0), spec.size().get(1));
        byte[] samples = image.samples(spec.channels(), spec.size());
        NamedBytes weights = read.weights();
        float[] weighed = weights == null ? borders(resized) : weights(weights, map, faults);
        return new DecodedMask(
                samples,
                image.lost(),
                resized,
                Occurring.of(map, resized),
                colors(read.mask(), map),
                weighed == null ? null : bytes(weighed),
                faults.list());
    }

    /** At the image's size; null where there is a fault. */
    private @Nullable ClassMap map(@Nullable NamedBytes mask, @Nullable WholePicture image, Faults faults) {
        if (mask == null) {
            return image == null ? null : image.ofFirstClass();
        }
        ClassMap map = mask.decoded(faults, bytes -> MaskBytes.decode(bytes, limits.pixels(), codes));
        boolean fits =
                image != null && map != null && image.isAsLarge(mask, map.height(), map.width(), "image", faults);
        return fits ? map : null;
    }

    private int[] colors(@Nullable NamedBytes mask, ClassMap map) {
        if (mask == null || spec.threshold() != null) {
            return new int[0];
        }
        int[] colors = mask.decoded(new Faults(), bytes -> MaskPalette.colors(bytes, spec.classes(), map));
        return colors == null ? new int[0] : colors;
    }

    private float @Nullable [] borders(ClassMap resized) {
        ObjectBorders border = spec.weights() == null ? null : spec.weights().border();
        return border == null ? null : border.weights(resized, spec.target().outputs());
    }

    private float @Nullable [] weights(NamedBytes file, ClassMap stored, Faults faults) {
        WeightImage image = file.decoded(faults, bytes -> WeightImage.decode(bytes, limits.pixels(), stored));
        return image == null
                ? null
                : image.resized(spec.size().get(0), spec.size().get(1), spec.weightScale());
    }

    private static byte[] bytes(float[] weights) {
        ByteBuffer buffer = ByteBuffer.allocate(weights.length * Float.BYTES);
        buffer.asFloatBuffer().put(weights);
        return buffer.array();
    }
}
