/** The family of models: presets, layer lists and imported ones, all of which end in a DL4J configuration. */
@NullMarked
package dev.descent.ml.model;

import org.jspecify.annotations.NullMarked;
