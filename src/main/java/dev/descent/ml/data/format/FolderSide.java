package dev.descent.ml.data.format;

import dev.descent.ml.data.source.DataFiles;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One of two folders whose files belong together by their names.
 *
 * @param folder below the data set, or {@code .} for the data set itself
 * @param affixes what stands around the shared name
 * @param word what one of its files is called: image, mask
 * @param parameter which names the folder in the format
 */
record FolderSide(String folder, Affixes affixes, String word, String parameter) {

    private static final String HERE = ".";

    /** Its files in a data set; of the data set itself only those that are in no folder. */
    NavigableSet<String> inside(DataFiles files, String top) {
        String prefix = prefix(top);
        // '0' is the character after '/'
        NavigableSet<String> below = prefix.isEmpty()
                ? files.names()
                : files.names().subSet(prefix, true, prefix.substring(0, prefix.length() - 1) + "0", false);
        return folder.equals(HERE)
                ? below.stream()
                        .filter(name -> name.indexOf('/', prefix.length()) < 0)
                        .collect(Collectors.toCollection(TreeSet::new))
                : below;
    }

    /**
     * What stands in front of its files' names.
     *
     * @param top nothing, or a part's folder with {@code /}
     */
    String prefix(String top) {
        return folder.equals(HERE) ? top : top + folder + "/";
    }

    /** Where it stands in the data set's spec. */
    String path() {
        return "format." + parameter;
    }
}
