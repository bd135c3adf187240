/** What runs here: version, backend, load; the contract as shipped. */
@NullMarked
package dev.descent.system;

import org.jspecify.annotations.NullMarked;
