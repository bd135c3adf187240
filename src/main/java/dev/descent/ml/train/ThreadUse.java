package dev.descent.ml.train;

import org.jspecify.annotations.Nullable;

/**
 * Who computed the batches of a run in two shards, since it began or was last taken up; the numbers do not depend on it.
 *
 * @param byTwo batches of which two threads computed one half each
 * @param byOne those that one thread computed alone
 * @param speedup how many times as fast two threads were as one, when both were last tried; null before
 */
record ThreadUse(long byTwo, long byOne, @Nullable Double speedup) {}
