package dev.descent.ml.data.format;

/**
 * What stands around the name that a file shares with its partner:
 * {@code 1_mask.png} and {@code 1.png} share {@code 1}.
 *
 * @param prefix before it
 * @param suffix behind it, in front of the ending
 */
record Affixes(String prefix, String suffix) {

    boolean isNone() {
        return prefix.isEmpty() && suffix.isEmpty();
    }

    /** Whether a name without ending, folders in front, has them around something. */
    boolean surround(String stem) {
        String name = stem.substring(stem.lastIndexOf('/') + 1);
        return name.length() > prefix.length() + suffix.length() && name.startsWith(prefix) && name.endsWith(suffix);
    }

    /** The shared name, with the folders in front. */
    String without(String stem) {
        int name = stem.lastIndexOf('/') + 1;
        return stem.substring(0, name) + stem.substring(name + prefix.length(), stem.length() - suffix.length());
    }
}
