/** The folders that the process needs: checked before anything starts, and watched while it runs. */
@NullMarked
package dev.descent.folder;

import org.jspecify.annotations.NullMarked;
