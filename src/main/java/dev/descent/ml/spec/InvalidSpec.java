package dev.descent.ml.spec;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for cannot be had; says every fault that was found. */
public final class InvalidSpec extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidSpec(List<Violation> violations) {
        super(violations.stream()
                .map(violation ->
                        violation.path().isEmpty() ? violation.message() : violation.path() + " " + violation.message())
                .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidSpec(String path, String message) {
        this(List.of(new Violation(path, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
