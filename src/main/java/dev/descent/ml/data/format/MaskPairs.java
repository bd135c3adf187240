package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which images there are and the mask of each, or whatever image it has. They belong together where their names below the two folders are the
 * same, endings and what the format says stands around them aside.
 *
 * @param images names of files, sorted
 * @param masks one for each; empty for an image that has the first class everywhere
 * @param weights an image of weights for each; empty where there are none
 * @param given the parts that folders say; null where none do
 * @param warnings what a person should know
 */
record MaskPairs(
        List<String> images,
        List<String> masks,
        List<String> weights,
        @Nullable GivenParts given,
        List<String> warnings) {
    private static final String WEIGHTS = "format.weights";

    /**
     * @param weightFolder of images of weights, or null
     * @throws dev.descent.ml.spec.InvalidSpec where there is no pair, two files are one name, or one without its partner is to be refused
     */
    static MaskPairs of(DataFiles files, FolderPair pair, @Nullable String weightFolder, Unpaired unpaired) {
        Faults faults = new Faults();
        MaskFolders folders = MaskFolders.of(files, pair);
        NavigableMap<String, String> images = folders.images(faults);
        NavigableMap<String, String> masks = folders.masks(faults);
        faults.raise();
        List<String> warnings = new ArrayList<>(folders.leftOut());
        boolean some = !Collections.disjoint(images.keySet(), masks.keySet());
        boolean skips = some && unpaired == Unpaired.SKIP;
        if (skips) {
            warnings.addAll(skip(pair, images, masks));
        } else if (some && unpaired == Unpaired.BACKGROUND) {
            warnings.addAll(background(images, masks));
        }
        refuse(pair, images, masks);
        List<String> weights = weightFolder == null ? List.of() : weights(folders, weightFolder, images, skips);
        GivenParts given = folders.given(images.navigableKeySet());
        folders.otherParts().ifPresent(warnings::add);
        Stream.ofNullable(given).map(GivenParts::note).forEach(warnings::add);
        return new MaskPairs(List.copyOf(images.values()), List.copyOf(masks.values()), weights, given, warnings);
    }

    private static void refuse(
            FolderPair pair, NavigableMap<String, String> images, NavigableMap<String, String> masks) {
        Faults faults = new Faults();
        String hint = AffixHint.of(pair, images.navigableKeySet(), masks.navigableKeySet());
        boolean some = hint.isEmpty() && !Collections.disjoint(images.keySet(), masks.keySet());
        String way = some ? "; with \"unpaired\": \"skip\" in the format they are left out" : hint;
        String maskless = alone(images, masks);
        String imageless = alone(masks, images);
        FolderSide inputs = pair.inputs();
        FolderSide targets = pair.targets();
        String other = some ? pair.lacking() : "";
        faults.check(maskless.isEmpty(), targets.path(), "has no " + targets.word() + " for " + maskless + way + other);
        faults.check(imageless.isEmpty(), inputs.path(), "has no " + inputs.word() + " for " + imageless + way);
        faults.raise();
    }

    /** Leaves only pairs, and says what it left out. */
    private static List<String> skip(
            FolderPair pair, NavigableMap<String, String> images, NavigableMap<String, String> masks) {
        List<String> skipped = Stream.of(
                        skipped(pair.targets(), alone(images, masks)), skipped(pair.inputs(), alone(masks, images)))
                .flatMap(Optional::stream)
                .toList();
        images.keySet().retainAll(masks.keySet());
        masks.keySet().retainAll(images.keySet());
        return skipped;
    }

    /** Gives images without a mask none to be read, and says which. */
    private static List<String> background(NavigableMap<String, String> images, NavigableMap<String, String> masks) {
        String maskless = alone(images, masks);
        images.keySet().forEach(name -> masks.putIfAbsent(name, ""));
        return maskless.isEmpty()
                ? List.of()
                : List.of("taken to be of the first class all over, since they have no mask: " + maskless);
    }

    private static Optional<String> skipped(FolderSide missing, String alone) {
        return alone.isEmpty()
                ? Optional.empty()
                : Optional.of("left out for want of their " + missing.word() + ": " + alone);
    }

    /** @throws InvalidSpec where an image has no weights, or weights no image */
    private static List<String> weights(
            MaskFolders folders, String folder, NavigableMap<String, String> images, boolean skips) {
        Faults faults = new Faults();
        NavigableMap<String, String> weights = folders.weights(folder, faults);
        faults.raise();
        if (skips) {
            weights.keySet().retainAll(images.keySet());
        }
        String weightless = alone(images, weights);
        faults.check(weightless.isEmpty(), WEIGHTS, "has no weights for " + weightless);
        String imageless = alone(weights, images);
        faults.check(imageless.isEmpty(), WEIGHTS, "has weights and no image for " + imageless);
        faults.raise();
        return List.copyOf(weights.values());
    }

    /** Those of {@code some} that {@code others} do not have, as a message names them. */
    private static String alone(NavigableMap<String, String> some, NavigableMap<String, String> others) {
        List<String> alone = some.entrySet().stream()
                .filter(file -> !others.containsKey(file.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return alone.isEmpty() ? "" : alone.size() + " of " + some.size() + " files: " + ImageList.first(alone);
    }
}
