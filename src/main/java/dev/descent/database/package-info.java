/** The database the service starts with: an embedded PostgreSQL unless an external one is named. */
@NullMarked
package dev.descent.database;

import org.jspecify.annotations.NullMarked;
