package dev.descent.ml.data.format;

import dev.descent.ml.data.GivenParts;
import dev.descent.ml.data.Part;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Classes of which a part that folders give has no image. Of the training part that is a fault, told elsewhere.
 *
 * @param classes of the images, one for each
 * @param given the part of each
 */
record UnseenClasses(List<String> classes, GivenParts given) {

    /** A sentence for each part that has images, and not of all classes. */
    List<String> warnings() {
        return Stream.concat(of(Part.VALIDATION, "to validate on"), of(Part.TEST, "to test on"))
                .toList();
    }

    private Stream<String> of(Part part, String purpose) {
        Set<String> seen = IntStream.range(0, classes.size())
                .filter(i -> given.parts().get(i) == part)
                .mapToObj(classes::get)
                .collect(Collectors.toSet());
        Set<String> unseen = new TreeSet<>(classes);
        unseen.removeAll(seen);
        return seen.isEmpty() || unseen.isEmpty()
                ? Stream.empty()
                : Stream.of("by " + given.teller() + " no image " + purpose + " is of these classes: "
                        + ImageList.first(List.copyOf(unseen)));
    }
}
