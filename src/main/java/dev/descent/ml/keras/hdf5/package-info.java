/**
 * Reads HDF5 files of untrusted origin: the part of the format that Keras writes,
 * with every length checked before it is used.
 */
@NullMarked
package dev.descent.ml.keras.hdf5;

import org.jspecify.annotations.NullMarked;
