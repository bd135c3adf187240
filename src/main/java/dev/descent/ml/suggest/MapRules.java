package dev.descent.ml.suggest;

import static dev.descent.ml.suggest.Proposal.percent;

import java.util.List;

/** What speaks for losses where each pixel has a class. */
final class MapRules {
    private static final double SMALL = 0.1;
    private static final double VERY_SMALL = 0.02;
    private static final double ABSENT = 0.02;
    private static final double THIN = 0.5;

    private final LabelFacts facts;
    private final String size;
    private final double share;
    private final boolean absent;
    private final String absence;
    private final String overlap;

    MapRules(LabelFacts facts) {
        this.facts = facts;
        ClassFacts rarest = facts.rarest();
        ClassFacts missing = facts.mostAbsent();
        share = rarest.share();
        size = rarest.name() + " is " + percent(share) + " of the pixels";
        absent = missing.absent() > ABSENT;
        absence = missing.name() + " is absent in " + percent(missing.absent()) + " of the images";
        overlap = "\"type\": \"dice\"" + skipping();
    }

    private String skipping() {
        return absent ? ", \"absent\": \"skip\"" : "";
    }

    List<Proposal> proposals() {
        return List.of(both(), pixels(), weighted(), dice(), misses(), focal(), areas(), lines(), hardest());
    }

    private Proposal both() {
        return leftOut(new Proposal("{\"type\": \"sum\", \"terms\": [{\"loss\": \"cross_entropy\"}, {\"loss\": {"
                        + overlap + "}}]}")
                .because(
                        true,
                        3,
                        "single pixels give steady gradients, and overlap says what is judged in the end: "
                                + facts.classes().size() + " classes")
                .because(share < SMALL, 2, size + ": single pixels alone would be content without it"));
    }

    private Proposal leftOut(Proposal overlapping) {
        return overlapping.because(absent, 0.5, absence + ", where \"absent\": \"skip\" leaves it out of the score");
    }

    private Proposal pixels() {
        return new Proposal("{\"type\": \"cross_entropy\"}")
                .because(share >= SMALL, 4, "no class is small: " + size)
                .because(share < SMALL, 1, "it has the steadiest gradients")
                .because(absent, 0.5, absence + ", and no pixel costs anything for that")
                .but(share < SMALL, 0, size + ": a network that never predicts it is right almost everywhere");
    }

    private Proposal weighted() {
        return new Proposal("{\"type\": \"weighted_cross_entropy\", \"class_weights\": \"balanced\"}")
                .because(share < SMALL, 3, size + ": weighted, all classes count alike")
                .but(
                        share < VERY_SMALL,
                        0.5,
                        "a pixel of it then weighs as much as " + Math.round(facts.ratio())
                                + " of the commonest class: false alarms around it are cheap");
    }

    private Proposal dice() {
        return leftOut(new Proposal("{" + overlap + "}")
                .because(share < SMALL, 3, size + ": overlap does not care how small a class is")
                .but(share < VERY_SMALL, 0.5, "where nothing overlaps yet, it hardly has a gradient"));
    }

    private Proposal misses() {
        return leftOut(new Proposal("{\"type\": \"tversky\", \"alpha\": 0.3, \"beta\": 0.7" + skipping() + "}")
                .because(share < VERY_SMALL, 3, size + ": what is missed costs more than a false alarm"));
    }

    private Proposal focal() {
        return new Proposal("{\"type\": \"focal\", \"gamma\": 2}")
                .because(share < SMALL / 2, 2.5, size + ": easy background fades");
    }

    private Proposal areas() {
        return new Proposal("{\"type\": \"generalized_dice\"}")
                .because(
                        facts.classes().size() > 2 && facts.ratio() > 10,
                        2,
                        "areas are unequal by a factor of " + Math.round(facts.ratio())
                                + ", and each class counts by the" + " inverse of its area")
                .because(absent, 0.5, absence + ", where it has no weight");
    }

    private Proposal lines() {
        ClassFacts thin = facts.thinnest();
        return new Proposal("{\"type\": \"sum\", \"terms\": [{\"loss\": {" + overlap + "}}, {\"loss\": \"cl_dice\"}]}")
                .because(
                        thin.edges() > THIN,
                        5.5,
                        percent(thin.edges()) + " of the pixels of " + thin.name()
                                + " lie beside another class: it is thin, and whether it hangs together counts");
    }

    private Proposal hardest() {
        ClassFacts thin = facts.thinnest();
        return new Proposal("{\"type\": \"sum\", \"terms\": [{\"loss\": \"cross_entropy\"},"
                        + " {\"loss\": {\"type\": \"hardest\", \"loss\": \"cross_entropy\"}}]}")
                .because(
                        thin.edges() > THIN,
                        2.5,
                        percent(thin.edges() * thin.share()) + " of all pixels are at the edge of " + thin.name()
                                + ": there the errors are, and the rest is easy once it has learned")
                .but(thin.edges() > THIN, 0, "where masks are a pixel off, that is what is hardest");
    }
}
