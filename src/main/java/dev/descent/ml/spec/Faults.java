package dev.descent.ml.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects faults, so that all of them (as many as a person would read) are told at once. */
public final class Faults {
    private static final int MOST = 100;
    private static final int MOST_ALIKE = 10;

    private final int most;
    private final List<Violation> found = new ArrayList<>();

    public Faults() {
        this(MOST);
    }

    private Faults(int most) {
        this.most = most;
    }

    /** For those of files or rows, of which thousands may have the same one. */
    public static Faults alike() {
        return new Faults(MOST_ALIKE);
    }

    public void add(String path, String message) {
        if (!isFull()) {
            found.add(new Violation(path, message));
        }
    }

    public void addAll(String field, List<Violation> violations) {
        violations.forEach(violation -> add(Violation.join(field, violation.path()), violation.message()));
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

    /** Runs {@code action} and keeps its faults, moved below {@code field}. */
    public void attempt(String field, Runnable action) {
        collect(field, () -> {
            action.run();
            return field;
        });
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether more would not be kept, so that there is no use in looking on. */
    public boolean isFull() {
        return found.size() >= most;
    }

    int size() {
        return found.size();
    }

    /** What was added since there were {@code size} faults. */
    List<Violation> since(int size) {
        return List.copyOf(found.subList(size, found.size()));
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
