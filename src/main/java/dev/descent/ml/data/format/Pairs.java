package dev.descent.ml.data.format;

import dev.descent.ml.data.RawData;
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

/** Images with an image each that is to be made of them: two folders, with the two under the same name. */
public record Pairs(
        String inputs,
        String targets,
        List<Integer> size,
        Integer channels,
        Integer targetChannels,
        String inputPrefix,
        String inputSuffix,
        String targetPrefix,
        String targetSuffix,
        Unpaired unpaired)
        implements FormatSpec {
    private static final Parameter<String> INPUTS =
            Parameter.text("inputs").orElse("inputs").says("The folder of images that the network gets.");
    private static final Parameter<String> TARGETS = Parameter.text("targets")
            .orElse("targets")
            .says("The folder of images that it is to give, each named like its input, the ending aside, and of its "
                    + "size.");
    private static final Parameter<Integer> TARGET_CHANNELS = Parameter.integer("target_channels")
            .must("must be 1 or 3", n -> n == 1 || n == 3)
            .says("Of the targets: 3 for colours, 1 for grey; where not given, as many as channels.");
    private static final Parameter<String> INPUT_PREFIX =
            Masks.affix("input_prefix", "stands before the shared name of an input");
    private static final Parameter<String> INPUT_SUFFIX =
            Masks.affix("input_suffix", "stands behind the shared name of an input, before the ending");
    private static final Parameter<String> TARGET_PREFIX =
            Masks.affix("target_prefix", "stands before the shared name of a target");
    private static final Parameter<String> TARGET_SUFFIX = Masks.affix(
            "target_suffix", "stands behind the shared name of a target, before the ending: _clean in 1_clean.png");
    static final About ABOUT = About.of(
                    "pairs", "Images (PNG, JPEG, BMP) with an image each that is to be made of them.")
            .category("images")
            .useWhen("an image is the answer: to remove noise or blur, to colour, to draw heatmaps")
            .avoidWhen("each pixel has one of a few classes (masks)")
            .parameters(
                    INPUTS,
                    TARGETS,
                    Images.SIZE,
                    Images.CHANNELS,
                    TARGET_CHANNELS,
                    INPUT_PREFIX,
                    INPUT_SUFFIX,
                    TARGET_PREFIX,
                    TARGET_SUFFIX,
                    Unpaired.OF_PAIRS)
            .example("{\"type\": \"pairs\", \"inputs\": \"noisy\", \"targets\": \"clean\", \"size\": [96, 96]}");

    public Pairs {
        Faults faults = new Faults();
        inputs = INPUTS.of(inputs, faults);
        targets = TARGETS.of(targets, faults);
        size = Images.SIZE.of(size, faults);
        channels = Images.CHANNELS.of(channels, faults);
        targetChannels = TARGET_CHANNELS.of(targetChannels == null ? channels : targetChannels, faults);
        inputPrefix = INPUT_PREFIX.of(inputPrefix, faults);
        inputSuffix = INPUT_SUFFIX.of(inputSuffix, faults);
        targetPrefix = TARGET_PREFIX.of(targetPrefix, faults);
        targetSuffix = TARGET_SUFFIX.of(targetSuffix, faults);
        unpaired = Unpaired.OF_PAIRS.of(unpaired, faults);
        faults.check(
                pair(inputs, targets, new Affixes(inputPrefix, inputSuffix), new Affixes(targetPrefix, targetSuffix))
                        .isApart(),
                "targets",
                "must be a folder apart from inputs, or the same one with a target_suffix or a target_prefix, was "
                        + targets);
        faults.raise();
    }

    private static FolderPair pair(String inputs, String targets, Affixes ofInputs, Affixes ofTargets) {
        return new FolderPair(
                new FolderSide(inputs, ofInputs, "input", "inputs"),
                new FolderSide(targets, ofTargets, "target", "targets"),
                "");
    }

    private FolderPair folders() {
        return pair(inputs, targets, new Affixes(inputPrefix, inputSuffix), new Affixes(targetPrefix, targetSuffix));
    }

    @Override
    public Outline outline() {
        return new Outline(shape(), target());
    }

    @Override
    public RawData read(DataFiles files, Limits limits, Store store) throws IOException {
        if (!files.isContainer()) {
            throw Packing.refused(files, "pairs");
        }
        DataFiles home = home(files);
        return new PairReading(home, limits, this).read(MaskPairs.of(home, folders(), null, unpaired), store);
    }

    @Override
    public DataFiles home(DataFiles files) {
        return folders().home(files);
    }

    InputShape shape() {
        return InputShape.image(channels, size.get(0), size.get(1));
    }

    Target target() {
        return Target.image(targetChannels, size.get(0), size.get(1));
    }
}
