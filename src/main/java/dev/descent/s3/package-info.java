/** How a store that speaks S3 is reached. */
@NullMarked
package dev.descent.s3;

import org.jspecify.annotations.NullMarked;
