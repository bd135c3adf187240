/** Jobs as pictures and as text for a comment: charts without a browser, summaries in Markdown. */
@NullMarked
package dev.descent.plot;

import org.jspecify.annotations.NullMarked;
