package dev.descent.ml.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {
    @Test
    void rareAnswersAreWeightedByWhatEvensThemOut() {
        Proposal best = proposals(0.5, 0.3, 0.05, 0.03).get(0);

        assertThat(best.loss()).contains("binary_cross_entropy", "\"positive_weight\": 4");
        assertThat(best.reasons())
                .anyMatch(reason -> reason.startsWith("d is true of 3.0 % of the examples")
                        && reason.contains("22.0 % of the answers are yes"));
    }

    @Test
    void commonAnswersNeedNoWeights() {
        assertThat(proposals(0.5, 0.4).get(0).loss()).isEqualTo("{\"type\": \"binary_cross_entropy\"}");
        assertThat(proposals(0.5, 0.4))
                .filteredOn(proposal -> proposal.points() > 0)
                .hasSize(1);
    }

    @Test
    void fewOfManyTagsAskForTheAsymmetricLoss() {
        double[] shares = IntStream.range(0, 24).mapToDouble(i -> 0.02).toArray();

        assertThat(proposals(shares).get(0).loss()).contains("asymmetric");
    }

    /** The best first. */
    private static List<Proposal> proposals(double... shares) {
        List<ClassFacts> facts = IntStream.range(0, shares.length)
                .mapToObj(i -> new ClassFacts(String.valueOf((char) ('a' + i)), shares[i], 1 - shares[i], 0))
                .toList();
        Target target = Target.multiLabel(facts.stream().map(ClassFacts::name).toList());
        return new AnswerRules(new LabelFacts(target, 600, facts, List.of()))
                .proposals().stream()
                        .sorted(Comparator.comparingDouble(Proposal::points).reversed())
                        .toList();
    }
}
