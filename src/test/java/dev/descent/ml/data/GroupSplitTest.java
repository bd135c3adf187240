package dev.descent.ml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.data.encode.Unseen;
import dev.descent.ml.data.store.RowValues;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.TextColumn;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of examples that a split leaves whole. */
class GroupSplitTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyExampleIsInOnePartAndEveryGroupToo(long seed) {
        Random random = new Random(seed);
        int[] groups = random.ints(1000, 0, 60).toArray();
        int[] classes = random.ints(1000, 0, 5).toArray();

        Parts parts = Parts.of(split(0.2, 0.1, seed, true), data(1000, i -> groups[i], i -> classes[i]));

        assertThat(Stream.of(parts.training(), parts.validation(), parts.test())
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
        Set<Integer> trained = groupsOf(parts.training(), groups);
        Set<Integer> validated = groupsOf(parts.validation(), groups);
        assertThat(validated).doesNotContainAnyElementsOf(trained);
        assertThat(groupsOf(parts.test(), groups))
                .doesNotContainAnyElementsOf(trained)
                .doesNotContainAnyElementsOf(validated);
        assertThat(parts.validation().length).isCloseTo(200, within(10));
        assertThat(parts.test().length).isCloseTo(100, within(10));
    }

    /** Of forty groups of one class each the rare one's are divided as the others. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void classesAreDividedAlike(long seed) {
        RawData data = data(400, i -> i / 10, i -> i / 10 % 8 == 0 ? 1 : 0);

        assertThat(data.labels()
                        .counts(Parts.of(split(0.2, 0, seed, true), data).validation()))
                .containsExactly(70L, 10L);
    }

    @Test
    void withoutStrataOnlySharesCount() {
        RawData data = data(400, i -> i / 10, i -> i / 10 % 8 == 0 ? 1 : 0);

        assertThat(IntStream.range(0, 20)
                        .mapToObj(seed ->
                                Parts.of(split(0.2, 0, seed, false), data).validation())
                        .peek(validation -> assertThat(validation).hasSize(80))
                        .map(validation -> data.labels().counts(validation))
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void sameSeedGivesTheSamePartsAndAnotherSeedOthers() {
        RawData data = data(200, i -> i / 5, i -> i % 2);

        assertThat(Parts.of(split(0.2, 0, 7, true), data).validation())
                .isEqualTo(Parts.of(split(0.2, 0, 7, true), data).validation())
                .isNotEqualTo(Parts.of(split(0.2, 0, 8, true), data).validation());
    }

    /** Large ones are in the part that judges as often as small ones. */
    @Test
    void sizesAreNoReasonToBeTrainedOn() {
        RawData data = numbers(3000, i -> i < 1000 ? i / 5 : i / 50 + 1000);

        double judged = IntStream.range(0, 20)
                .map(seed -> (int)
                        IntStream.of(Parts.of(split(0.2, 0, seed, false), data).validation())
                                .filter(i -> i >= 1000)
                                .count())
                .average()
                .orElseThrow();

        assertThat(judged).isCloseTo(400, within(60.0));
    }

    @Test
    void onlyGroupOfAClassIsTrainedOn() {
        RawData data = data(100, i -> i / 10, i -> i / 10 == 3 ? 1 : 0);

        for (int seed = 0; seed < 30; seed++) {
            assertThat(data.labels()
                            .counts(Parts.of(split(0.4, 0.2, seed, true), data).training())
                            .get(1))
                    .isEqualTo(10);
        }
    }

    @Test
    void partOfASmallShareGetsAGroup() {
        Parts parts = Parts.of(split(0.05, 0.05, 1, true), data(40, i -> i / 10, i -> i % 2));

        assertThat(parts.validation()).hasSize(10);
        assertThat(parts.test()).hasSize(10);
    }

    /** Of two groups one has all of a class. */
    @Test
    void theOnlyGroupThatMayJudgeDoesInWhateverOrder() {
        RawData data = data(20, i -> i / 10, i -> i < 15 ? 0 : 1);

        for (int seed = 0; seed < 10; seed++) {
            assertThat(Parts.of(split(0.2, 0, seed, true), data).validation())
                    .isEqualTo(IntStream.range(0, 10).toArray());
        }
    }

    @Test
    void tooFewGroupsAreAFault() {
        InvalidSpec invalid = catchThrowableOfType(
                InvalidSpec.class, () -> Parts.of(split(0.2, 0.2, 1, true), data(40, i -> i / 20, i -> i % 2)));

        assertThat(invalid.violations())
                .singleElement()
                .extracting(Violation::text)
                .isEqualTo(
                        "split.test leaves no example to test on, of 2 groups: what no other group has is trained on");
    }

    @Test
    void rowsWithoutAGroupAreDividedByThemselves() {
        RawData data = numbers(100, i -> i < 50 ? 0 : -1);
        Split split = split(0.2, 0, 1, false);
        Parts parts = Parts.of(split, data);

        assertThat(parts.validation()).hasSize(20);
        assertThat(Parts.notes(split, data, parts))
                .containsExactly(
                        "51 groups are kept together, told by column \"g\": 31 to train on, 20 to validate on, 0 to"
                                + " test on",
                        "50 of 100 examples have no group told by column \"g\", and each is divided by itself");
    }

    @Test
    void sharesThatGroupsDoNotGiveAreTold() {
        RawData data = data(30, i -> i / 10, i -> i % 2);
        Split split = split(0.2, 0, 1, true);

        assertThat(Parts.notes(split, data, Parts.of(split, data)))
                .contains("the validation part has 33.3% of the examples, and 20.0% are asked for: groups are not cut");
    }

    private static Set<Integer> groupsOf(int[] examples, int[] groups) {
        return IntStream.of(examples).mapToObj(i -> groups[i]).collect(Collectors.toSet());
    }

    private static Split split(double validation, double test, long seed, boolean stratify) {
        return new Split(
                PartSource.share(validation),
                PartSource.share(test),
                seed,
                stratify,
                true,
                new SplitBy(null, null, "g", null, null));
    }

    private static RawData numbers(int size, IntUnaryOperator group) {
        return table(size, group, new NumberLabels(counting(size)));
    }

    private static RawData data(int size, IntUnaryOperator group, IntUnaryOperator label) {
        int[] codes = IntStream.range(0, size).map(label).toArray();
        List<String> names = IntStream.of(codes)
                .sorted()
                .distinct()
                .mapToObj(code -> "c" + code)
                .toList();
        return table(size, group, new ClassLabels(codes, names));
    }

    private static NumberColumn counting(int size) {
        return new NumberColumn("n", IntStream.range(0, size).asDoubleStream().toArray());
    }

    /** @param group of each row; -1 where it has none */
    private static RawData table(int size, IntUnaryOperator group, Labels labels) {
        int most = IntStream.range(0, size).map(group).max().orElseThrow();
        TextColumn groups = new TextColumn(
                "g",
                RowValues.of(
                        IntStream.range(0, size).map(group).asDoubleStream().toArray()),
                IntStream.rangeClosed(0, most).mapToObj(code -> "g" + code).toList());
        TableNotes notes = new TableNotes(
                List.of(),
                List.of(),
                new DividingColumns(groups, null, List.of(), List.of()),
                List.of(),
                List.of(),
                List.of());
        return new RawTable(
                List.of(counting(size)), labels, IntStream.range(0, size).toArray(), notes, Unseen.REFUSE);
    }
}
