package dev.descent.ml.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects faults, so that all of them are told at once. */
public final class Faults {
    private final List<Violation> found = new ArrayList<>();

    public void add(String path, String message) {
        found.add(new Violation(path, message));
    }

    public void addAll(String field, List<Violation> violations) {
        violations.forEach(violation -> found.add(violation.under(field)));
    }

    public void check(boolean holds, String path, String message) {
        if (!holds) {
            add(path, message);
        }
    }

    /** What {@code attempt} gives, or null and its faults, moved below {@code field}. */
    public <T> @Nullable T collect(String field, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (InvalidSpec invalid) {
            addAll(field, invalid.violations());
            return null;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws InvalidSpec with everything that was found, if anything was */
    public void raise() {
        if (!found.isEmpty()) {
            throw new InvalidSpec(found);
        }
    }
}
