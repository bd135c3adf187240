package dev.descent.ml.spec;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names that other frameworks have for what is said in another place here, or by itself. */
final class ForeignNames {
    private static final List<ForeignName> ALL = Stream.of(
                    ForeignRuns.ALL, ForeignData.ALL, ForeignModels.ALL, ForeignLayers.ALL)
            .flatMap(List::stream)
            .toList();

    private ForeignNames() {}

    /**
     * What a name is here that is known to be meant where it stands, as the end of a message in brackets after a blank; empty where
     * nothing is known of it.
     *
     * @param known what is known where it stands
     */
    static String special(String name, Collection<String> known) {
        return hint(name, foreign -> known.contains(foreign.beside()));
    }

    /** The same of any name that is not known: what is meant there, what is nearly so called, what is meant anywhere. */
    static String hint(String name, Collection<String> known) {
        return Stream.of(special(name, known), Nearest.hint(name, known), hint(name, foreign -> foreign.beside()
                        .isEmpty()))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String hint(String name, Predicate<ForeignName> holds) {
        String bare = Nearest.bare(name);
        return ALL.stream()
                .filter(foreign -> foreign.names().contains(bare) && holds.test(foreign))
                .findFirst()
                .map(foreign -> " (" + foreign.here() + ")")
                .orElse("");
    }
}
