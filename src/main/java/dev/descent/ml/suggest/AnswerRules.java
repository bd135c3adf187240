package dev.descent.ml.suggest;

import static dev.descent.ml.suggest.Proposal.number;
import static dev.descent.ml.suggest.Proposal.percent;

import java.util.List;

/** What speaks for losses where an example has several yes-or-no answers. */
final class AnswerRules {
    private static final double RARE = 0.1;
    private static final double FEW_YES = 0.15;
    private static final int MANY = 20;

    private final int classes;
    private final double positives;
    private final String share;
    private final String rarest;
    private final boolean isRare;

    AnswerRules(LabelFacts facts) {
        classes = facts.classes().size();
        positives = facts.classes().stream()
                .mapToDouble(ClassFacts::share)
                .average()
                .orElseThrow();
        share = percent(positives) + " of the answers are yes, over " + classes + " classes";
        rarest = facts.rarest().name() + " is true of " + percent(facts.rarest().share()) + " of the examples";
        isRare = facts.rarest().share() < RARE;
    }

    List<Proposal> proposals() {
        return List.of(plain(), weighted(), focal(), asymmetric());
    }

    private Proposal plain() {
        return new Proposal("{\"type\": \"binary_cross_entropy\"}")
                .because(true, 4, "an example may have several of the classes, or none: " + share)
                .because(!isRare, 1, "no class is rare: " + rarest)
                .but(isRare, 1, rarest + ": to say no to it always costs little");
    }

    private Proposal weighted() {
        double weight = Math.max(1, Math.rint((1 - positives) / positives));
        return new Proposal("{\"type\": \"binary_cross_entropy\", \"positive_weight\": " + number(weight) + "}")
                .because(
                        isRare && weight > 1,
                        4.5,
                        rarest + ": a yes counts " + number(weight) + " times, which evens out that " + share)
                .but(isRare, 0, "probabilities are above what is true: a yes is said more often");
    }

    private Proposal focal() {
        return new Proposal("{\"type\": \"focal\", \"alpha\": 0.75, \"gamma\": 2}")
                .because(isRare, 3.5, rarest + ": the many easy noes fade, and a yes counts three times as much")
                .but(isRare, 0, "wrong labels are its hardest examples");
    }

    private Proposal asymmetric() {
        boolean fewOfMany = positives < FEW_YES && classes >= MANY;
        return new Proposal("{\"type\": \"asymmetric\"}")
                .because(isRare, 3, rarest + ": noes that are nearly right count for nothing")
                .because(fewOfMany, 2, share + ": noes outnumber by far")
                .but(isRare, 0, "probabilities are not calibrated");
    }
}
