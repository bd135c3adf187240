/** The page for people: its one document and its files. Everything it shows it asks of the API, as any other client. */
@NullMarked
package dev.descent.page;

import org.jspecify.annotations.NullMarked;
