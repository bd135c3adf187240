package dev.descent.ml.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScheduleTest {
    private static final long RUN = 1000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | 0 | 0.5",
                "0.5 | 100000 | 0.5",
                "{'type':'step','initial':0.8,'factor':0.5,'every':10} | 9 | 0.8",
                "{'type':'step','initial':0.8,'factor':0.5,'every':10} | 10 | 0.4",
                "{'type':'step','initial':0.8,'factor':0.5,'every':10} | 39 | 0.1",
                "{'type':'exponential','initial':0.8,'factor':0.5} | 3 | 0.1",
                "{'type':'inverse','initial':0.9,'gamma':0.5} | 4 | 0.3",
                "{'type':'inverse','initial':0.9,'gamma':1,'power':0.5} | 8 | 0.3",
                "{'type':'polynomial','initial':1,'end':0.2,'power':2,'iterations':10} | 5 | 0.4",
                "{'type':'polynomial','initial':1,'end':0.2,'power':2,'iterations':10} | 10 | 0.2",
                "{'type':'polynomial','initial':1,'end':0.2} | 500 | 0.6",
                "{'type':'sigmoid','initial':1,'steepness':0.5,'midpoint':10} | 10 | 0.5",
                "{'type':'sigmoid','initial':1,'steepness':0.5,'midpoint':10} | 12 | 0.2689414213699951",
                "{'type':'cosine','initial':0.001,'iterations':2000} | 0 | 0.001",
                "{'type':'cosine','initial':0.001,'iterations':2000} | 1000 | 0.0005",
                "{'type':'cosine','initial':0.001,'iterations':2000} | 500 | 0.00085355339059327",
                "{'type':'cosine','initial':0.001,'iterations':2000} | 2000 | 0",
                "{'type':'cosine','initial':0.3,'end':0.1,'iterations':10} | 12345 | 0.1",
                "{'type':'cosine','initial':0.3,'end':0.1} | 500 | 0.2",
                "{'type':'one_cycle','peak':1} | 0 | 0.04",
                "{'type':'one_cycle','peak':1} | 150 | 0.52",
                "{'type':'one_cycle','peak':1} | 300 | 1",
                "{'type':'one_cycle','peak':1,'end':0.1} | 650 | 0.55",
                "{'type':'one_cycle','peak':1} | 1000 | 0.000004",
                "{'type':'map','rates':{'20':0.02,'0':0.1,'10':0.05}} | 9 | 0.1",
                "{'type':'map','rates':{'20':0.02,'0':0.1,'10':0.05}} | 10 | 0.05",
                "{'type':'map','rates':{'20':0.02,'0':0.1,'10':0.05}} | 5000 | 0.02",
                "{'type':'warmup','iterations':4,'schedule':0.8} | 0 | 0.2",
                "{'type':'warmup','iterations':4,'schedule':0.8} | 3 | 0.8",
                "{'type':'warmup','iterations':4,'schedule':0.8} | 99 | 0.8",
                "{'type':'warmup','iterations':4,'schedule':{'type':'polynomial','initial':1,'iterations':10}} | 1 | 0.45",
            })
    void rateIsThatOfTheFormula(String json, long iteration, double rate) {
        assertThat(schedule(json).at(iteration, 0)).isCloseTo(rate, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'step','initial':0.8,'factor':0.5,'every':1,'per':'epoch'}",
                "{'type':'exponential','initial':0.8,'factor':0.5,'per':'epoch'}",
                "{'type':'inverse','initial':0.8,'gamma':1,'per':'epoch'}",
                "{'type':'polynomial','initial':0.8,'epochs':4}",
                "{'type':'sigmoid','initial':0.8,'steepness':1,'midpoint':2,'per':'epoch'}",
                "{'type':'cosine','initial':0.8,'epochs':4}",
                "{'type':'one_cycle','peak':0.8,'epochs':4}",
                "{'type':'map','rates':{'0':0.8,'1':0.4},'per':'epoch'}",
                "{'type':'warmup','epochs':4,'schedule':0.8}",
            })
    void scheduleThatIsToldEpochsChangesWithThemOnly(String json) {
        Schedule schedule = schedule(json);
        assertThat(schedule.at(7777, 0)).isEqualTo(schedule.at(0, 0));
        assertThat(schedule.at(0, 1)).isNotEqualTo(schedule.at(0, 0));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void rateIsNeverNegativeAlwaysFiniteAndRestsAfterTheEnd(String json) {
        Schedule schedule = schedule(json);
        for (long iteration = 0; iteration < 3000; iteration += 7) {
            assertThat(schedule.at(iteration, (int) (iteration / 10)))
                    .isFinite()
                    .isNotNegative();
        }
        double last = schedule.at(1L << 40, 1 << 30);
        assertThat(last)
                .isFinite()
                .isNotNegative()
                .isCloseTo(schedule.at((1L << 40) + 1, (1 << 30) + 1), within(1e-12));
    }

    static Stream<String> examples() {
        return Family.of(ScheduleSpec.class).catalogue().stream().map(About::example);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'cosine','initial':1,'iterations':5,'epochs':5} | epochs must not be given together with iterations",
                "{'type':'warmup','schedule':1} | iterations is required, or epochs instead",
                "{'type':'one_cycle','peak':1,'initial':2} | initial must be at most the peak",
                "{'type':'map','rates':{'5':1}} | rates must say the rate from \"0\" on",
                "{'type':'map','rates':{'0':1,'07':1}} | rates.07 must be named by a whole number",
                "{'type':'map','rates':{'0':-1}} | rates.0 must be at least 0",
                "{'type':'warmup','epochs':1,'schedule':{'type':'cosine','initial':0}} | schedule.initial must be positive",
            })
    void whatMakesNoSenseIsRefused(String json, String message) {
        assertThatThrownBy(() -> schedule(json)).isInstanceOf(InvalidSpec.class).hasMessageContaining(message);
    }

    @Test
    void cosineWithoutALengthSpansTheRun() {
        ScheduleSpec cosine = spec("{'type':'cosine','initial':1}");
        assertThat(cosine.build(40).at(20, 0)).isCloseTo(0.5, within(1e-15));
        assertThat(cosine.build(80).at(20, 0)).isGreaterThan(0.8);
    }

    private static Schedule schedule(String json) {
        return spec(json).build(RUN);
    }

    private static ScheduleSpec spec(String json) {
        return SpecReader.read(new JsonMapper().readTree(json.replace('\'', '"')), ScheduleSpec.class);
    }
}
