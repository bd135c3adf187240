package dev.descent.ml.network;

import org.jspecify.annotations.Nullable;

/**
 * What computes a job's network, as it is told to people.
 *
 * @param name {@code onednn}, {@code dl4j}
 * @param version of the library behind it
 * @param instructions the instruction set that it computes with, or null where that is not known
 * @param reason why it is not the fastest, or null where it is or was asked for by name
 */
public record ChosenEngine(
        String name,
        String version,
        @Nullable String instructions,
        @Nullable String reason) {}
