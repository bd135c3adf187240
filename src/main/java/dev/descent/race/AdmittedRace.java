package dev.descent.race;

import dev.descent.job.admit.Admitted;
import java.util.List;

/**
 * A race that may begin.
 *
 * @param spec with everything decided
 * @param entries a job of each, of the first seed
 */
record AdmittedRace(RaceSpec spec, List<Admitted> entries) {}
