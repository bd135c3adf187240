package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.FirstFew;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the names of folders that are classes. */
final class FolderClasses {
    private static final String TRAINING = "train";
    private static final int SHOWN = 3;
    /** How words for the other parts of a split begin, in several languages. */
    private static final List<String> OTHERS = List.of("test", "val", "dev", "eval", "holdout");

    /** A piece of one set, by its number. */
    private static final Pattern PIECE = Pattern.compile(
            "(.*(?:part|fold|batch|chunk|shard|split|subset|volume|disk|disc))[-_ ]?\\d+", Pattern.CASE_INSENSITIVE);

    private FolderClasses() {}

    /** What a person should know of them. */
    static List<String> warnings(Collection<String> classes) {
        List<String> names = classes.stream().distinct().toList();
        List<String> warnings = new ArrayList<>(WordChecks.warnings("the classes have ", names));
        if (areLikeParts(names)) {
            warnings.add("these are taken for classes, and may be meant as the parts of a split: "
                    + names.stream().map(Shown::quoted).collect(Collectors.joining(", "))
                    + "; folders of parts are called train, val or test, with a folder for each class in them");
        }
        if (arePieces(names)) {
            warnings.add("these are taken for classes, and are named like pieces of one set: "
                    + FirstFew.of(names.stream().map(Shown::quoted).toList(), SHOWN)
                    + "; where a table says the class of each image, name it as the manifest");
        }
        return warnings;
    }

    private static boolean arePieces(List<String> names) {
        List<String> sets = names.stream()
                .map(PIECE::matcher)
                .map(piece -> piece.matches() ? piece.group(1) : "")
                .distinct()
                .toList();
        return names.size() > 1 && sets.size() == 1 && !sets.contains("");
    }

    private static boolean areLikeParts(List<String> names) {
        long training = names.stream().filter(FolderClasses::isTraining).count();
        return training > 0
                && training < names.size()
                && names.stream()
                        .allMatch(name -> isTraining(name) || NameWords.of(name).anyMatch(FolderClasses::isOther));
    }

    private static boolean isTraining(String name) {
        return NameWords.of(name).anyMatch(word -> word.startsWith(TRAINING));
    }

    private static boolean isOther(String word) {
        return OTHERS.stream().anyMatch(word::startsWith);
    }
}
