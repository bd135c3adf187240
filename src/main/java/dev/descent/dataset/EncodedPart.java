package dev.descent.dataset;

import dev.descent.ml.data.KnownExamples;
import dev.descent.ml.data.format.DatasetSpec;

/**
 * Examples as a trained model sees them.
 *
 * @param resolved the spec with all defaults and the SHA-256 of the bytes that were read
 */
public record EncodedPart(DatasetSpec resolved, KnownExamples known) {}
