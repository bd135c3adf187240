/** Who may call: anybody on this machine, or on any address whoever has the API key. */
@NullMarked
package dev.descent.access;

import org.jspecify.annotations.NullMarked;
