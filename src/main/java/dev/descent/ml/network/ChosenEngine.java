package dev.descent.ml.network;

/**
 * What computes a job's network, as it is told to people.
 *
 * @param name {@code dl4j}
 * @param version of the library behind it
 */
public record ChosenEngine(String name, String version) {}
