package dev.descent.ml.suggest;

import static dev.descent.ml.suggest.Proposal.percent;

import java.util.List;

/** What speaks for losses where an example has a class. */
final class ClassRules {
    private static final double UNEQUAL = 3;
    private static final double VERY_UNEQUAL = 10;
    private static final int FEW = 100;

    private final LabelFacts facts;
    private final String shares;
    private final double ratio;
    /** Whether an example may have several of them, or none. */
    private final boolean several;

    ClassRules(LabelFacts facts) {
        this.facts = facts;
        ratio = facts.ratio();
        several =
                Math.abs(facts.classes().stream().mapToDouble(ClassFacts::share).sum() - 1) > 1e-3;
        shares = facts.rarest().name() + " is " + percent(facts.rarest().share()) + " of the examples"
                + (ratio > 1
                        ? ", " + facts.commonest().name() + " "
                                + percent(facts.commonest().share())
                        : ", as are all");
    }

    List<Proposal> proposals() {
        return several
                ? new AnswerRules(facts).proposals()
                : List.of(plain(), smoothed(), weighted(), focal(), noisy());
    }

    private Proposal plain() {
        return new Proposal("{\"type\": \"cross_entropy\"}")
                .because(
                        true,
                        2,
                        "each example has one of " + facts.classes().size()
                                + " classes, and the probabilities are calibrated")
                .because(ratio < UNEQUAL, 3, "no class is rare: " + shares)
                .but(ratio >= UNEQUAL, 1, "the loss is mostly about the common classes: " + shares);
    }

    private Proposal smoothed() {
        int examples = facts.examples();
        return new Proposal("{\"type\": \"cross_entropy\", \"label_smoothing\": 0.1}")
                .because(
                        facts.classes().size() >= 10,
                        2,
                        facts.classes().size() + " classes are many, some of which are alike")
                .because(ratio < UNEQUAL, 1, "no class is rare: " + shares)
                .because(
                        examples < FEW * facts.classes().size(),
                        1,
                        examples + " examples are few for " + facts.classes().size()
                                + " classes: it holds back overconfidence");
    }

    private Proposal weighted() {
        return new Proposal("{\"type\": \"weighted_cross_entropy\", \"class_weights\": \"balanced\"}")
                .because(ratio >= UNEQUAL, 4, shares + ": weighted, all classes count alike")
                .because(ratio >= VERY_UNEQUAL, 1, "the commonest class is " + Math.round(ratio) + " times the rarest")
                .but(
                        ratio >= UNEQUAL,
                        0,
                        "rare classes are predicted more often than they are: probabilities are not calibrated");
    }

    private Proposal focal() {
        return new Proposal("{\"type\": \"focal\", \"gamma\": 2}")
                .because(ratio >= VERY_UNEQUAL, 3.5, shares + ": what is easy fades, and the rare is not drowned")
                .but(ratio >= VERY_UNEQUAL, 0, "wrong labels are its hardest examples");
    }

    private Proposal noisy() {
        return new Proposal("{\"type\": \"generalized_cross_entropy\"}")
                .because(
                        ratio < UNEQUAL,
                        0.5,
                        "where some labels are wrong: it learns less from what never fits; " + shares);
    }
}
