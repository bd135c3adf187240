package dev.descent.ml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @ParameterizedTest
    @CsvSource({
        "150, 0.2, 0.1, 30, 15",
        "10, 0.25, 0, 3, 0",
        "100, 0.29, 0.29, 29, 29",
        "2, 0.2, 0, 1, 0",
        "7, 0, 0, 0, 0"
    })
    void partsAreAsLargeAsAsked(int size, double validation, double test, int validated, int tested) {
        Parts parts = Parts.of(split(validation, test, 1), numbers(size));

        assertThat(parts.validation()).hasSize(validated);
        assertThat(parts.test()).hasSize(tested);
        assertThat(parts.training().length + validated + tested).isEqualTo(size);
    }

    @Test
    void everyExampleIsInOnePart() {
        Parts parts = Parts.of(split(0.3, 0.2, 5), classes(40, 7, 13));

        assertThat(IntStream.concat(
                                IntStream.concat(IntStream.of(parts.training()), IntStream.of(parts.validation())),
                                IntStream.of(parts.test()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 60).toArray());
    }

    @Test
    void sameSeedGivesTheSamePartsAndAnotherSeedOthers() {
        RawData data = classes(50, 50);

        assertThat(Parts.of(split(0.2, 0, 7), data).validation())
                .isEqualTo(Parts.of(split(0.2, 0, 7), data).validation())
                .isNotEqualTo(Parts.of(split(0.2, 0, 8), data).validation());
    }

    @Test
    void everyClassGivesItsShareAndTheTotalIsAsAsked() {
        RawData data = classes(176, 53, 48, 22, 1);
        Parts parts = Parts.of(split(0.2, 0, 3), data);

        assertThat(data.labels().counts(parts.validation())).containsExactly(35L, 11L, 10L, 4L, 0L);
        assertThat(data.labels().counts(parts.training())).containsExactly(141L, 42L, 38L, 18L, 1L);
    }

    @Test
    void classOfOneExampleIsTrainedOnWhateverTheSeed() {
        RawData data = classes(9, 1);

        for (int seed = 0; seed < 50; seed++) {
            Parts parts = Parts.of(split(0.5, 0.3, seed), data);
            assertThat(data.labels().counts(parts.training()).get(1)).isOne();
        }
    }

    @Test
    void classesOfOneExampleEachCannotBeValidated() {
        InvalidSpec invalid =
                catchThrowableOfType(InvalidSpec.class, () -> Parts.of(split(0.2, 0, 1), classes(1, 1, 1)));

        assertThat(invalid.violations()).extracting("path").containsExactly("split.validation");
    }

    @Test
    void sharesThatLeaveNothingAreRefused() {
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> split(0.5, 0.5, 1));

        assertThat(invalid.violations()).extracting("path").containsExactly("validation");
    }

    private static Split split(double validation, double test, long seed) {
        return Split.of(validation, test, seed, true);
    }

    private static RawData numbers(int size) {
        NumberColumn column =
                new NumberColumn("n", IntStream.range(0, size).asDoubleStream().toArray());
        return RawTable.made(List.of(column), new NumberLabels(column));
    }

    private static RawData classes(int... sizes) {
        int[] codes = IntStream.range(0, sizes.length)
                .flatMap(code -> IntStream.range(0, sizes[code]).map(i -> code))
                .toArray();
        List<String> names =
                IntStream.range(0, sizes.length).mapToObj(code -> "c" + code).toList();
        NumberColumn column = new NumberColumn(
                "n", IntStream.range(0, codes.length).asDoubleStream().toArray());
        return RawTable.made(List.of(column), new ClassLabels(codes, names));
    }
}
