/** Bytes that are kept by their hash: artifacts, uploads, fetched files. */
@NullMarked
package dev.descent.content;

import org.jspecify.annotations.NullMarked;
