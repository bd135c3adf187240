package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.source.Subfolder;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two folders, of what a network gets and what it is to learn of it.
 *
 * @param lacking what may be done with inputs without a target besides leaving them out, to go on after that; empty for nothing
 */
record FolderPair(FolderSide inputs, FolderSide targets, String lacking) {

    /** Whether the files of the two are told by their names alone. */
    boolean isOneFolder() {
        return inputs.folder().equals(targets.folder());
    }

    /** Whether the two can be told apart. */
    boolean isApart() {
        boolean named = isOneFolder() && !targets.affixes().isNone();
        return named || areApart(inputs.folder(), targets.folder());
    }

    /** Whether neither folder is in the other. */
    static boolean areApart(String one, String other) {
        return !(one + "/").startsWith(other + "/") && !(other + "/").startsWith(one + "/");
    }

    Stream<FolderSide> sides() {
        return Stream.of(inputs, targets);
    }

    /** Without what the two folders, or those of parts with the two in each, are wrapped in. */
    DataFiles home(DataFiles files) {
        String prefix = inputs.prefix("");
        Predicate<String> inside =
                name -> prefix.isEmpty() ? name.indexOf('/') < 0 && ImageList.isImage(name) : name.startsWith(prefix);
        return Subfolder.unwrapped(
                files, ImageList::isImage, names -> names.stream().anyMatch(inside));
    }
}
