/** The ground of the HTTP side: problems (RFC 9457), strict JSON, pages, ids, and where blocking controllers run. */
@NullMarked
package dev.descent.http;

import org.jspecify.annotations.NullMarked;
