package dev.descent.ml.data.format;

import dev.descent.ml.data.Part;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts whose images are in no folders of classes, as those to train on are: {@code val/images/1.png}. */
final class UnplacedParts {
    private static final Pattern NO_CLASS = Pattern.compile("(jpe?g|png)?_?(images?|imgs?|pictures?|photos?)");

    private UnplacedParts() {}

    /**
     * Looks at images in the folders of parts.
     *
     * @param classes of the images by their folders, one for each
     * @param parts of the same
     * @throws InvalidSpec where the classes of a part are told elsewhere
     */
    static void refuse(List<String> classes, List<Part> parts) {
        Set<String> trained = IntStream.range(0, classes.size())
                .filter(i -> parts.get(i) == Part.TRAINING)
                .mapToObj(classes::get)
                .collect(Collectors.toSet());
        Set<String> unplaced = new TreeSet<>(classes);
        unplaced.removeAll(trained);
        unplaced.removeIf(
                name -> !NO_CLASS.matcher(name.toLowerCase(Locale.ROOT)).matches());
        if (!unplaced.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "has images to judge by in the folder \"" + String.join("\", \"", unplaced)
                            + "\", which is no class of those to"
                            + " train on: put them into folders of their classes, leave them out, or name a manifest with the class and"
                            + " the part of each image (split.column)");
        }
    }
}
