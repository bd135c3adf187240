/** A content store in a bucket of a store that speaks S3, and the choice between it and folders. */
@NullMarked
package dev.descent.content.bucket;

import org.jspecify.annotations.NullMarked;
