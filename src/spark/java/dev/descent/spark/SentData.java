package dev.descent.spark;

import dev.descent.ml.train.DataHandle;
import java.io.Serializable;

/** Where a run's data is, in words that another machine understands: executors read it themselves, from there. */
@FunctionalInterface
public interface SentData extends DataHandle, Serializable {}
