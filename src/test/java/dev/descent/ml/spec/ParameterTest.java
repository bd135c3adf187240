package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.Shape.Paint;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ParameterTest {

    @Test
    void defaultStandsForNull() {
        assertThat(Parameter.number("a").orElse(2.0).of(null)).isEqualTo(2.0);
        assertThat(Parameter.number("a").of(null)).isNull();
    }

    @Test
    void requiredParameterMustBeThere() {
        assertThatThrownBy(() -> Parameter.text("a").required().of(null))
                .isInstanceOf(InvalidSpec.class)
                .hasMessage("a is required");
    }

    @Test
    void boundsHoldAtTheirEdges() {
        edge(Parameter::positive, Double.MIN_VALUE, 0, "must be positive, was 0.0");
        edge(number -> number.atLeast(1), 1, 0.99, "must be at least 1, was 0.99");
        edge(number -> number.atMost(0.5), 0.5, 0.51, "must be at most 0.5, was 0.51");
        edge(number -> number.above(-1), -0.99, -1, "must be above -1, was -1.0");
        edge(number -> number.below(1), 0.99, 1, "must be below 1, was 1.0");
        edge(number -> number.must("must be even", value -> value % 2 == 0), 2, 3, "must be even, was 3.0");
    }

    @Test
    void onlyTheFirstBrokenBoundIsTold() {
        Faults faults = new Faults();
        Parameter.number("a").positive().atLeast(1).of(-1.0, faults);

        assertThat(faults.list()).containsExactly(new Violation("a", "must be positive, was -1.0"));
    }

    @Test
    void limitsAreJsonSchemasOwn() {
        assertThat(Parameter.number("a").atLeast(1).below(2.5).limits())
                .containsExactly(
                        new Parameter.Limit("must be at least 1", "minimum", 1L),
                        new Parameter.Limit("must be below 2.5", "exclusiveMaximum", 2.5));
    }

    @Test
    void choicesAreTheConstantsNames() {
        assertThat(Parameter.choice("a", Paint.class).choices()).containsExactly("dark_red", "blue");
    }

    private static void edge(UnaryOperator<Parameter<Double>> bound, double good, double bad, String message) {
        Parameter<Double> parameter = bound.apply(Parameter.number("a"));

        assertThat(parameter.of(good)).isEqualTo(good);
        assertThatThrownBy(() -> parameter.of(bad)).hasMessage("a " + message);
    }
}
