package dev.descent.ml.data;

import dev.descent.ml.spec.About;

/** A table of comma-separated values. */
public record Csv(String target) implements FormatSpec {
    static final About ABOUT = About.of("csv", "A table of comma-separated values.");
}
