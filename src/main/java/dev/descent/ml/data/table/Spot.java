package dev.descent.ml.data.table;

/**
 * Where a row stands.
 *
 * @param line from 1, in its file
 * @param file empty where there is one only
 */
public record Spot(long line, String file) {

    /** As messages name it: "line 3 of part-1.csv". */
    @Override
    public String toString() {
        return "line " + line + (file.isEmpty() ? "" : " of " + file);
    }
}
