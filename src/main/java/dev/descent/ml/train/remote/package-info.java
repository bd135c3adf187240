/** A run in another process than the worker that has its lease: what both say to each other over HTTP, and the side of the one that trains. */
@NullMarked
package dev.descent.ml.train.remote;

import org.jspecify.annotations.NullMarked;
