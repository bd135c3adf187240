package dev.descent.dataset;

import dev.descent.ml.spec.Count;
import dev.descent.ml.spec.FirstFew;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a folder that patterns name, each from the folder on and without braces. */
record ChosenFiles(Set<String> plain, List<Pattern> starred, int depth) {
    private static final int SHOWN = 3;

    ChosenFiles(List<NamePattern> names) {
        this(
                names.stream()
                        .filter(name -> !name.hasStar())
                        .map(NamePattern::text)
                        .collect(Collectors.toSet()),
                names.stream()
                        .filter(NamePattern::hasStar)
                        .map(NamePattern::matcher)
                        .toList(),
                names.stream()
                        .mapToInt(name -> name.text().split("/", -1).length)
                        .max()
                        .orElse(1));
    }

    boolean match(String name) {
        return plain.contains(name)
                || starred.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** @throws InvalidSpec at {@code uri}, where a file that is named is not there, or none is */
    void requireAll(NavigableSet<String> found) {
        List<String> missing =
                plain.stream().filter(name -> !found.contains(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new InvalidSpec(
                    "uri",
                    "names " + Count.of(missing.size(), "file")
                            + (missing.size() == 1 ? " that is" : " that are") + " not there: "
                            + FirstFew.of(missing, SHOWN));
        } else if (found.isEmpty()) {
            throw new InvalidSpec("uri", "names nothing: no file there has such a name");
        }
    }
}
