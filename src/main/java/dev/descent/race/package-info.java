/** Races: groups of ordinary jobs that differ in one thing each, and are judged against each other. */
@NullMarked
package dev.descent.race;

import org.jspecify.annotations.NullMarked;
