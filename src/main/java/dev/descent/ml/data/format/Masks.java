package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
import dev.descent.ml.data.image.IgnoredValues;
import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.image.MaskCodes;
import dev.descent.ml.data.overview.Outline;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        String maskSuffix,
        IgnoredValues ignore,
        @Nullable Integer threshold,
        @Nullable MaskWeights weights,
        Double weightScale,
        Unpaired unpaired)
        implements FormatSpec {
    private static final Parameter<String> IMAGES = Parameter.text("images")
            .orElse("images")
            .says("The folder of images, in the folder or archive; a point for images in no folder.");
    private static final Parameter<String> MASKS = Parameter.text("masks")
            .orElse("masks")
            .says(
                    "The folder of masks (PNG, BMP; JPEG with threshold), each named like its image, the ending aside, and of its size.");
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
            .says("The value of each class in the masks, a grey level from 0 to 255 or a colour; in a palette of "
                    + "colours a number is the index. The classes' order is that of their values.");
    private static final Parameter<IgnoredValues> IGNORE = Parameter.<IgnoredValues>of(
                    "ignore", "grey value, \"#rrggbb\", or list of such")
            .orElse(IgnoredValues.NONE)
            .says("The values of pixels that do not count, such as the 255 of void borders: no loss, no metric and no"
                    + " count of classes has them. A prediction never answers one.");
    private static final Parameter<Integer> THRESHOLD = Parameter.integer("threshold")
            .says(
                    "The grey level from which a pixel is of the second of two classes, the darker ones being of the first:"
                            + " for masks with soft edges, and for those that are JPEG, which are refused without.");
    private static final Parameter<MaskWeights> WEIGHTS = Parameter.<MaskWeights>of("weights", MaskWeights.TYPE)
            .says("What pixels weigh in losses (metrics count all alike): the name of a folder of grey images of 8 "
                    + "or 16 bits, named and sized like the masks, white for 1; or with border more between "
                    + "objects that nearly touch, 1 + w0 exp(-(d1 + d2)^2 / (2 sigma^2)), d1 and d2 the "
                    + "distances to the two nearest objects at the size of training; w0 is 10 and sigma 5 "
                    + "unless given.");
    private static final Parameter<Double> WEIGHT_SCALE = Parameter.number("weight_scale")
            .positive()
            .atMost(1e6)
            .orElse(1.0)
            .says("What white weighs, where weights is a folder.");
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
                    MASK_SUFFIX,
                    IGNORE,
                    THRESHOLD,
                    WEIGHTS,
                    WEIGHT_SCALE,
                    Unpaired.OF_MASKS)
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
        faults.check(
                pair(images, masks, new Affixes(imagePrefix, imageSuffix), new Affixes(maskPrefix, maskSuffix))
                        .isApart(),
                "masks",
                "must be a folder apart from images, or the same one with a mask_suffix or a mask_prefix, was "
                        + masks);
        ignore = IGNORE.of(ignore, faults);
        threshold = THRESHOLD.of(threshold, faults);
        weights = WEIGHTS.of(weights, faults);
        weightScale = WEIGHT_SCALE.of(weightScale, faults);
        unpaired = Unpaired.OF_MASKS.of(unpaired, faults);
        String folder = weights == null ? null : weights.folder();
        if (folder != null) {
            boolean apart = FolderPair.areApart(images, folder) && FolderPair.areApart(masks, folder);
            faults.check(apart, "weights", "must be a folder apart from images and masks, was " + folder);
        }
        faults.check(folder != null || weightScale == 1, "weight_scale", "is for weights from a folder");
        if (classes != null) {
            checkValues(classes, ignore, threshold, faults);
        }
        faults.raise();
    }

    /**
     * What is learned in a format that has masks as well as labels, by whether it has classes of masks.
     *
     * @param asked what somebody says, or null
     */
    static Target.Task learned(
            Target.@Nullable Task asked,
            @Nullable MaskClasses classes,
            IgnoredValues ignore,
            @Nullable Integer threshold,
            Faults faults) {
        boolean masks = asked == Target.Task.SEGMENTATION || (asked == null && classes != null);
        faults.check(masks == (classes != null), "classes", "is for masks, and is needed for them: task segmentation");
        faults.check(masks || ignore.isEmpty(), "ignore", "is for masks: give their classes");
        faults.check(masks || threshold == null, "threshold", "is for masks: give their classes");
        if (classes != null) {
            checkValues(classes, ignore, threshold, faults);
        }
        return asked != null ? asked : masks ? Target.Task.SEGMENTATION : Target.Task.CLASSIFICATION;
    }

    /** Whether the values of classes, of what is ignored and of what parts them go together. */
    static void checkValues(MaskClasses classes, IgnoredValues ignore, @Nullable Integer threshold, Faults faults) {
        ignore.objection(classes).ifPresent(objection -> faults.add("ignore", objection));
        if (threshold != null) {
            faults.check(
                    ignore.isEmpty(), "ignore", "must not be given with threshold, for which every level is a class's");
            classes.objection(threshold).ifPresent(objection -> faults.add("threshold", objection));
        }
    }

    MaskCodes codes() {
        return MaskCodes.of(classes, ignore, threshold);
    }

    private static FolderPair pair(String images, String masks, Affixes ofImages, Affixes ofMasks) {
        return new FolderPair(
                new FolderSide(images, ofImages, "image", "images"),
                new FolderSide(masks, ofMasks, "mask", "masks"),
                ", with \"background\" they are of the first class");
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
        String folder = weights == null ? null : weights.folder();
        return new MaskReading(home, limits, this).read(MaskPairs.of(home, folders(), folder, unpaired), store);
    }

    @Override
    public DataFiles home(DataFiles files) {
        return folders().home(files);
    }

    private FolderPair folders() {
        return pair(images, masks, new Affixes(imagePrefix, imageSuffix), new Affixes(maskPrefix, maskSuffix));
    }

    static Parameter<String> affix(String name, String what) {
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
