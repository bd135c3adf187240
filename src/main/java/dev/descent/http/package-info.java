/** The ground of the HTTP side: problems (RFC 9457), strict JSON, pages, ids, and where blocking controllers run. */
package dev.descent.http;
