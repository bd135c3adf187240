package dev.descent.ml.train.shard;

import java.io.Serializable;

/**
 * A flat parameter vector on its way to those who compute.
 *
 * @param version which it makes of theirs, from 1
 * @param base the version that it is the difference to, or 0 where it is the whole
 * @param packs whether answers are to be packed, as this is
 * @param bytes by {@link FloatBytes}
 */
@SuppressWarnings("ArrayRecordComponent") // as large as the model
public record ParameterUpdate(long version, long base, boolean packs, byte[] bytes) implements Serializable {}
