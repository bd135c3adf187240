package dev.descent.ml.suggest;

/**
 * A class as the labels have it.
 *
 * @param share of the positions that count: of the examples, or of the pixels
 * @param absent share of the examples that have not one position of it
 * @param edges share of its pixels beside another class: near 1 where it is thin; 0 where examples are no maps
 */
public record ClassFacts(String name, double share, double absent, double edges) {}
