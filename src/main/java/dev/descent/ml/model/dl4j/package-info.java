/** Configurations in DL4J's own JSON, which names Java classes: checked as data before DL4J sees it. */
@NullMarked
package dev.descent.ml.model.dl4j;

import org.jspecify.annotations.NullMarked;
