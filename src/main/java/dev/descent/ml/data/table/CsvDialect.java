package dev.descent.ml.data.table;

/**
 * How values are separated in a file.
 *
 * @param delimiter between cells
 * @param header whether the first row has the columns' names
 */
public record CsvDialect(char delimiter, boolean header) {}
