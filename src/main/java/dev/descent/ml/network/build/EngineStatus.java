package dev.descent.ml.network.build;

import org.jspecify.annotations.Nullable;

/**
 * An engine of this process.
 *
 * @param name {@code onednn}, {@code dl4j}
 * @param version of the library behind it, or null where it is not available
 * @param instructions the instruction set that it computes with, or null where that is not known
 * @param available whether it can be chosen here
 * @param reason why it is not available, or null
 */
public record EngineStatus(
        String name,
        @Nullable String version,
        @Nullable String instructions,
        boolean available,
        @Nullable String reason) {}
