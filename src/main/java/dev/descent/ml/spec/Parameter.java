package dev.descent.ml.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a spec: its name, default, bounds and text in one place, for the check and for the catalogue.
 *
 * <p>A record's compact constructor passes each component through {@link #of}, which puts the default for
 * null and tells a value outside the bounds.
 *
 * @param <T> what the record holds
 */
public final class Parameter<T> {
    private final String name;
    private final String type;
    private final List<Bound<T>> bounds = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private @Nullable T byDefault;
    private boolean required;
    private String text = "";

    /**
     * A bound in words ({@code must be positive}), as JSON Schema has it ({@code exclusiveMinimum}, 0), and as a test.
     */
    private record Bound<T>(String words, String keyword, Object limit, Predicate<T> holds) {}

    private Parameter(String name, String type) {
        this.name = name;
        this.type = type;
    }

    public static Parameter<Double> number(String name) {
        return new Parameter<>(name, "number");
    }

    public static Parameter<Integer> integer(String name) {
        return new Parameter<>(name, "integer");
    }

    public static Parameter<Boolean> flag(String name) {
        return new Parameter<>(name, "boolean");
    }

    public static Parameter<String> text(String name) {
        return new Parameter<>(name, "string");
    }

    /** One of an enum's constants, by its lower-case name. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, Class<E> constants) {
        Parameter<E> parameter = new Parameter<>(name, "string");
        Arrays.stream(constants.getEnumConstants()).map(Scalars::name).forEach(parameter.choices::add);
        return parameter;
    }

    /** One of some of an enum's constants, by its lower-case name. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, Set<E> some) {
        Parameter<E> parameter = new Parameter<>(name, "string");
        some.stream().map(Scalars::name).forEach(parameter.choices::add);
        return parameter.must("must be " + String.join(" or ", parameter.choices), some::contains);
    }

    /**
     * Anything else; {@code type} says in the catalogue what goes in, such as
     * {@code schedule} or {@code list of integer}.
     */
    public static <T> Parameter<T> of(String name, String type) {
        return new Parameter<>(name, type);
    }

    public Parameter<T> positive() {
        return bound("must be positive", "exclusiveMinimum", 0, value -> number(value) > 0);
    }

    public Parameter<T> atLeast(double limit) {
        return bound("must be at least " + exact(limit), "minimum", exact(limit), value -> number(value) >= limit);
    }

    public Parameter<T> atMost(double limit) {
        return bound("must be at most " + exact(limit), "maximum", exact(limit), value -> number(value) <= limit);
    }

    public Parameter<T> above(double limit) {
        return bound("must be above " + exact(limit), "exclusiveMinimum", exact(limit), value -> number(value) > limit);
    }

    public Parameter<T> below(double limit) {
        return bound("must be below " + exact(limit), "exclusiveMaximum", exact(limit), value -> number(value) < limit);
    }

    /** A bound of the parameter's own; {@code words} complete the sentence “delta …”. */
    public Parameter<T> must(String words, Predicate<T> holds) {
        return bound(words, "", 0, holds);
    }

    public Parameter<T> orElse(T value) {
        byDefault = value;
        return this;
    }

    public Parameter<T> required() {
        required = true;
        return this;
    }

    public Parameter<T> says(String sentence) {
        text = sentence;
        return this;
    }

    /**
     * The value to use: the default for null. Adds a fault, and answers the value as it came, where it breaks a bound.
     */
    @SuppressWarnings("NullAway") // optional without a default: stays null, and is declared so in its record
    public T of(@Nullable T value, Faults faults) {
        T used = value == null ? byDefault : value;
        if (used == null) {
            if (required) {
                faults.add(name, "is required");
            }
            return used;
        }
        for (Bound<T> bound : bounds) {
            if (!bound.holds.test(used)) {
                faults.add(name, bound.words + (isPlain(used) ? ", was " + used : ""));
                break;
            }
        }
        return used;
    }

    /** Whether its text is what was written in the JSON. */
    private static boolean isPlain(Object value) {
        return value instanceof List<?> list ? list.stream().allMatch(Parameter::isPlain) : !(value instanceof Record);
    }

    /** The value to use, where it is the record's only parameter. */
    public T of(@Nullable T value) {
        Faults faults = new Faults();
        T used = of(value, faults);
        faults.raise();
        return used;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public @Nullable T byDefault() {
        return byDefault;
    }

    public boolean isRequired() {
        return required;
    }

    /** The values there are to choose from, or none where anything within the bounds will do. */
    public List<String> choices() {
        return List.copyOf(choices);
    }

    public String text() {
        return text;
    }

    /**
     * The bounds as JSON Schema keywords and limits, in the order given; a bound of the parameter's own has no keyword.
     */
    public List<Limit> limits() {
        return bounds.stream()
                .map(bound -> new Limit(bound.words, bound.keyword, bound.limit))
                .toList();
    }

    /** A bound for the catalogue: words, and JSON Schema's keyword (empty where there is none) with its limit. */
    public record Limit(String words, String keyword, Object limit) {}

    private Parameter<T> bound(String words, String keyword, Object limit, Predicate<T> holds) {
        bounds.add(new Bound<>(words, keyword, limit, holds));
        return this;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** A limit without a needless fraction. */
    private static Number exact(double limit) {
        return limit == Math.rint(limit) ? (Number) (long) limit : (Number) limit;
    }
}
