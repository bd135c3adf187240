/** Receives a file by a streaming multipart request: bounded, hashed while it is read, and never in memory whole. */
@NullMarked
package dev.descent.dataset.upload;

import org.jspecify.annotations.NullMarked;
