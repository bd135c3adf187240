package dev.descent.ml.data.format;

import dev.descent.ml.data.table.NameWords;
import dev.descent.ml.data.table.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at the names of folders that are classes. */
final class FolderClasses {
    private static final String TRAINING = "train";
    /** How words for the other parts of a split begin, in several languages. */
    private static final List<String> OTHERS = List.of("test", "val", "dev", "eval", "holdout");

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
        return warnings;
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
