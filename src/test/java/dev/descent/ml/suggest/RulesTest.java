package dev.descent.ml.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final ClassFacts REST = new ClassFacts("rest", 0.989, 0, 0.1);

    @Test
    void smallClassThatImagesHaveNotIsSkippedInTheOverlap() {
        Proposal best = best(new MapRules(maps(REST, new ClassFacts("nucleus", 0.011, 0.31, 0.3))).proposals());

        assertThat(best.loss()).contains("cross_entropy", "dice", "\"absent\": \"skip\"");
        assertThat(best.reasons())
                .anyMatch(reason -> reason.startsWith("nucleus is 1.1 % of the pixels"))
                .anyMatch(reason -> reason.startsWith("nucleus is absent in 31.0 % of the images"));
    }

    @Test
    void overlapIsNotNeededWhereNoClassIsSmall() {
        Proposal best =
                best(new MapRules(maps(new ClassFacts("rest", 0.6, 0, 0.1), new ClassFacts("cell", 0.4, 0, 0.1)))
                        .proposals());

        assertThat(best.loss()).isEqualTo("{\"type\": \"cross_entropy\"}");
    }

    @Test
    void thinClassesAskForTheirSkeletonAndTheHardestPixels() {
        List<Proposal> proposals = new MapRules(
                        maps(new ClassFacts("rest", 0.92, 0, 0.1), new ClassFacts("vessel", 0.08, 0, 0.75)))
                .proposals();

        assertThat(best(proposals).loss()).contains("dice", "cl_dice");
        assertThat(best(proposals).reasons()).anyMatch(reason -> reason.startsWith("75.0 % of the pixels of vessel"));
        assertThat(proposals)
                .filteredOn(proposal -> proposal.loss().contains("hardest"))
                .flatExtracting(Proposal::reasons)
                .singleElement()
                .asString()
                .startsWith("6.0 % of all pixels are at the edge of vessel");
    }

    @Test
    void rareClassesAreWeighted() {
        Proposal best = best(new ClassRules(classes(0.9, 0.08, 0.02)).proposals());

        assertThat(best.loss()).contains("weighted_cross_entropy", "balanced");
        assertThat(best.reasons()).anyMatch(reason -> reason.startsWith("c is 2.0 % of the examples, a 90.0 %"));
    }

    @Test
    void severalClassesAtOnceAreAnswersOfTheirOwn() {
        assertThat(best(new ClassRules(classes(0.9, 0.6)).proposals()).loss()).contains("binary_cross_entropy");
    }

    @Test
    void outliersAskForALossThatBoundsThem() {
        assertThat(best(numbers(new NumberFacts("price", -10, 1, 900, 2, 30, 0.02, 0, false)))
                        .loss())
                .contains("huber");
        assertThat(best(numbers(new NumberFacts("price", -10, 1, 900, 2, 30, 0.2, 0, false)))
                        .loss())
                .contains("mae");
    }

    @Test
    void wholeNumbersFromZeroOnAreCounts() {
        assertThat(best(numbers(new NumberFacts("eggs", 0, 3, 12, 3, 2, 0, 0.1, true)))
                        .loss())
                .contains("poisson");
    }

    private static List<Proposal> numbers(NumberFacts column) {
        return new NumberRules(new LabelFacts(Target.regression(List.of(column.name())), 9, List.of(), List.of(column)))
                .proposals();
    }

    private static LabelFacts maps(ClassFacts... classes) {
        return new LabelFacts(Target.segmentation(List.of("rest", "other"), 8, 8), 9, List.of(classes), List.of());
    }

    private static LabelFacts classes(double... shares) {
        List<ClassFacts> facts = IntStream.range(0, shares.length)
                .mapToObj(i -> new ClassFacts("abc".substring(i, i + 1), shares[i], 1 - shares[i], 0))
                .toList();
        List<String> names = facts.stream().map(ClassFacts::name).toList();
        return new LabelFacts(Target.classification(names), 10_000, facts, List.of());
    }

    private static Proposal best(List<Proposal> proposals) {
        return proposals.stream()
                .max(Comparator.comparingDouble(Proposal::points))
                .orElseThrow();
    }
}
