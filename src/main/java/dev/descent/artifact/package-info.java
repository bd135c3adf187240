/** Files that a job leaves: their bytes in a folder, what they are in a table, and their download. */
@NullMarked
package dev.descent.artifact;

import org.jspecify.annotations.NullMarked;
