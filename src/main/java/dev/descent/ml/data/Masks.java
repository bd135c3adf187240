package dev.descent.ml.data;

import dev.descent.ml.data.image.MaskClasses;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.io.IOException;
import java.util.List;

/** Images with a class for each pixel: two folders, with an image and its mask under the same name. */
public record Masks(String images, String masks, List<Integer> size, Integer channels, MaskClasses classes)
        implements FormatSpec {
    private static final Parameter<String> IMAGES =
            Parameter.text("images").orElse("images").says("The folder of images, in the folder or archive.");
    private static final Parameter<String> MASKS = Parameter.text("masks")
            .orElse("masks")
            .says("The folder of masks (PNG, BMP), each named like its image, the ending aside, and of its size.");
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
            .parameters(IMAGES, MASKS, Images.SIZE, Images.CHANNELS, CLASSES)
            .example("{\"type\": \"masks\", \"size\": [96, 96],"
                    + " \"classes\": {\"background\": 0, \"cytoplasm\": 128, \"nucleus\": 255}}");

    public Masks {
        Faults faults = new Faults();
        images = IMAGES.of(images, faults);
        masks = MASKS.of(masks, faults);
        size = Images.SIZE.of(size, faults);
        channels = Images.CHANNELS.of(channels, faults);
        classes = CLASSES.of(classes, faults);
        boolean nested = (images + "/").startsWith(masks + "/") || (masks + "/").startsWith(images + "/");
        faults.check(!nested, "masks", "must be a folder apart from images, was " + masks);
        faults.raise();
    }

    @Override
    public Outline outline() {
        return new Outline(InputShape.image(channels, size.get(0), size.get(1)), target());
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        if (!files.isContainer()) {
            throw new InvalidSpec("uri", "must name a folder or a zip archive for the format masks");
        }
        MaskPairs pairs = MaskPairs.of(files, this);
        return new MaskReading(files, limits, this).read(pairs, store);
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }

    Target target() {
        return Target.segmentation(classes.names(), size.get(0), size.get(1));
    }
}
