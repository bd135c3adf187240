/** Batches computed in shards, perhaps on other machines: what is asked of each, what it answers, and how numbers travel. */
@NullMarked
package dev.descent.ml.train.shard;

import org.jspecify.annotations.NullMarked;
