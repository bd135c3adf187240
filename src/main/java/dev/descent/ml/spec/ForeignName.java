package dev.descent.ml.spec;

import java.util.Set;

/**
 * Names that are known elsewhere, and what is said of them.
 *
 * @param here what to do instead
 * @param beside a name that is known where this holds; empty where it holds everywhere
 * @param names in lower case, letters and digits alone
 */
record ForeignName(String here, String beside, Set<String> names) {
    static ForeignName said(String here) {
        return new ForeignName(here, "", Set.of());
    }

    ForeignName beside(String known) {
        return new ForeignName(here, known, names);
    }

    ForeignName of(String... foreign) {
        return new ForeignName(here, beside, Set.of(foreign));
    }
}
