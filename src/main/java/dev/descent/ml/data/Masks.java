package dev.descent.ml.data;

import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.List;

/** Images with a class for each pixel: two folders, with an image and its mask under the same name. */
public record Masks(
        String images,
        String masks,
        List<Integer> size,
        Integer channels,
        MaskClasses classes,
        String imagePrefix,
        String imageSuffix,
        String maskPrefix,
        String maskSuffix)
        implements FormatSpec {
    private static final Parameter<String> IMAGES =
            Parameter.text("images").orElse("images").says("The folder of images, in the folder or archive.");
    private static final Parameter<String> MASKS = Parameter.text("masks")
            .orElse("masks")
            .says("The folder of masks (PNG, BMP), each named like its image, the ending aside, and of its size.");
    private static final Parameter<String> IMAGE_PREFIX =
            affix("image_prefix", "stands before the shared name of an image");
    private static final Parameter<String> IMAGE_SUFFIX =
            affix("image_suffix", "stands behind the shared name of an image, before the ending");
    private static final Parameter<String> MASK_PREFIX =
            affix("mask_prefix", "stands before the shared name of a mask");
    private static final Parameter<String> MASK_SUFFIX =
            affix("mask_suffix", "stands behind the shared name of a mask, before the ending: _mask in 1_mask.png");
    private static final Parameter<MaskClasses> CLASSES = Parameter.<MaskClasses>of(
                    "classes", "object of grey value or \"#rrggbb\"")
            .required()
            .says(
                    "The value of each class in the masks, a grey level from 0 to 255 or a colour; in a palette of colours"
                            + " a number is the index. The classes' order is that of their values.");
    static final About ABOUT = About.of(
                    "masks", "Images (PNG, JPEG, BMP) with a mask each that has a class for every pixel.")
            .category("images")
            .useWhen("what is to be learned is where things are: segmentation")
            .parameters(
                    IMAGES,
                    MASKS,
                    Images.SIZE,
                    Images.CHANNELS,
                    CLASSES,
                    IMAGE_PREFIX,
                    IMAGE_SUFFIX,
                    MASK_PREFIX,
                    MASK_SUFFIX)
            .example("{\"type\": \"masks\", \"size\": [96, 96],"
                    + " \"classes\": {\"background\": 0, \"cytoplasm\": 128, \"nucleus\": 255}}");

    public Masks {
        Faults faults = new Faults();
        images = IMAGES.of(images, faults);
        masks = MASKS.of(masks, faults);
        imagePrefix = IMAGE_PREFIX.of(imagePrefix, faults);
        imageSuffix = IMAGE_SUFFIX.of(imageSuffix, faults);
        maskPrefix = MASK_PREFIX.of(maskPrefix, faults);
        maskSuffix = MASK_SUFFIX.of(maskSuffix, faults);
        size = Images.SIZE.of(size, faults);
        channels = Images.CHANNELS.of(channels, faults);
        classes = CLASSES.of(classes, faults);
        boolean one = images.equals(masks) && !(maskPrefix + maskSuffix).isEmpty();
        boolean nested = (images + "/").startsWith(masks + "/") || (masks + "/").startsWith(images + "/");
        faults.check(
                one || !nested,
                "masks",
                "must be a folder apart from images, or the same one with a mask_suffix or a mask_prefix, was "
                        + masks);
        faults.raise();
    }

    @Override
    public Outline outline() {
        return new Outline(InputShape.image(channels, size.get(0), size.get(1)), target());
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        if (!files.isContainer()) {
            throw Packing.refused(files, "masks");
        }
        DataFiles home = home(files);
        return new MaskReading(home, limits, this).read(MaskPairs.of(home, this), store);
    }

    @Override
    public DataFiles home(DataFiles files) {
        return MaskPairs.home(files, this);
    }

    Affixes imageAffixes() {
        return new Affixes(imagePrefix, imageSuffix);
    }

    Affixes maskAffixes() {
        return new Affixes(maskPrefix, maskSuffix);
    }

    /** Whether images and masks are told by their names alone. */
    boolean isOneFolder() {
        return images.equals(masks);
    }

    private static Parameter<String> affix(String name, String what) {
        return Parameter.text(name)
                .orElse("")
                .must("must have at most 100 characters and no /", text -> text.length() <= 100 && !text.contains("/"))
                .says("What " + what + ".");
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }

    Target target() {
        return Target.segmentation(classes.names(), size.get(0), size.get(1));
    }
}
