package dev.descent.ml.data;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which images there are and the mask of each. They belong together where their names below the two folders are the same, endings
 * aside.
 *
 * @param images names of files, sorted
 * @param masks one for each
 * @param warnings what a person should know
 */
record MaskPairs(List<String> images, List<String> masks, List<String> warnings) {
    private static final int SHOWN = 3;

    /** @throws InvalidSpec where an image has no mask, a mask no image, or two files are one name */
    static MaskPairs of(DataFiles files, Masks spec) {
        Faults faults = new Faults();
        NavigableMap<String, String> images = below(files, spec.images(), "format.images", faults);
        NavigableMap<String, String> masks = below(files, spec.masks(), "format.masks", faults);
        faults.raise();
        String maskless = alone(images, masks);
        faults.check(maskless.isEmpty(), "format.masks", "has no mask for " + maskless);
        String imageless = alone(masks, images);
        faults.check(imageless.isEmpty(), "format.images", "has no image for " + imageless);
        faults.check(images.size() > 1, "uri", "holds too few images to learn from: " + images.size());
        faults.raise();
        List<String> warnings = Stream.of(spec.images(), spec.masks())
                .flatMap(folder -> leftOut(files, folder).stream())
                .toList();
        return new MaskPairs(List.copyOf(images.values()), List.copyOf(masks.values()), warnings);
    }

    /** Files named like images, by their name below a folder without ending. */
    private static NavigableMap<String, String> below(DataFiles files, String folder, String path, Faults faults) {
        NavigableMap<String, String> found = new TreeMap<>();
        for (String name : inside(files, folder)) {
            if (ImageList.isImage(name)) {
                String stem = name.substring(folder.length() + 1, name.lastIndexOf('.'));
                String other = found.put(stem, name);
                faults.check(other == null, path, "has " + other + " and " + name + ", which are one name");
            }
        }
        faults.check(!found.isEmpty(), path, "is no folder with images in the data set: \"" + folder + "\"");
        return found;
    }

    private static NavigableSet<String> inside(DataFiles files, String folder) {
        // '0' is the character after '/'
        return files.names().subSet(folder + "/", true, folder + "0", false);
    }

    /** Those of {@code some} that {@code others} do not have, as a message names them. */
    private static String alone(NavigableMap<String, String> some, NavigableMap<String, String> others) {
        List<String> alone = some.entrySet().stream()
                .filter(file -> !others.containsKey(file.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return alone.isEmpty() ? "" : alone.size() + " of " + some.size() + " files: " + first(alone);
    }

    private static List<String> leftOut(DataFiles files, String folder) {
        List<String> others = inside(files, folder).stream()
                .filter(name -> !ImageList.isImage(name))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(
                        others.size() + " files are left out, since they are not named like images: " + first(others));
    }

    private static String first(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? shown + ", …" : shown;
    }
}
