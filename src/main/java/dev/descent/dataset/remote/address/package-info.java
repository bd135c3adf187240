/**
 * Which addresses of other machines may be fetched from: read strictly, looked up once, and connected to as they were
 * checked.
 */
@NullMarked
package dev.descent.dataset.remote.address;

import org.jspecify.annotations.NullMarked;
