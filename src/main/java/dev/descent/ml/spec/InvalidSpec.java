package dev.descent.ml.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What was asked for cannot be had; says every fault that was found. */
public final class InvalidSpec extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidSpec(List<Violation> violations) {
        super(violations.stream().map(Violation::text).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidSpec(String path, String message) {
        this(List.of(new Violation(path, message)));
    }

    /** This refusal, with the faults of another that are at places of which it says nothing. */
    public InvalidSpec and(List<Violation> others) {
        List<Violation> all = new ArrayList<>(violations);
        others.stream()
                .filter(other -> violations.stream()
                        .noneMatch(known -> known.isWithin(other.path()) || other.isWithin(known.path())))
                .forEach(all::add);
        return new InvalidSpec(all);
    }

    /** The same faults, below a field. */
    public InvalidSpec under(String field) {
        return new InvalidSpec(
                violations.stream().map(violation -> violation.under(field)).toList());
    }

    /** What {@code attempt} gives; what it refuses is refused below {@code field}. */
    public static <T> T under(String field, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (InvalidSpec invalid) {
            throw invalid.under(field);
        }
    }

    public List<Violation> violations() {
        return violations;
    }
}
