package dev.descent.ml.data.format;

/**
 * One of two folders whose files belong together by their names.
 *
 * @param folder below the data set
 * @param affixes what stands around the shared name
 * @param word what one of its files is called: image, mask
 * @param parameter which names the folder in the format
 */
record FolderSide(String folder, Affixes affixes, String word, String parameter) {

    /** Where it stands in the data set's spec. */
    String path() {
        return "format." + parameter;
    }
}
