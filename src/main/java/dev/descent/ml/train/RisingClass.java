package dev.descent.ml.train;

import dev.descent.ml.data.table.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds the class whose validation log loss turns up first: from there on its training examples are learned by heart. It counts where it
 * ends at least a twentieth above its lowest value, three epochs or more after that. A class that is still better than the mean of all
 * examples, which is at its lowest, only gave what another won: it was at its best while nothing else was answered.
 */
final class RisingClass {
    private static final double RISEN = 1.05;
    private static final int EPOCHS = 3;

    private final Map<String, Course> courses = new LinkedHashMap<>();
    private Course all = new Course(Double.POSITIVE_INFINITY, 0, Double.NaN);
    private int last;

    /** A class's log loss so far. */
    private record Course(double lowest, int epoch, double last) {}

    /** What a person should know of a run at its end. */
    static Optional<String> of(EpochRecords records) {
        RisingClass rising = new RisingClass();
        try {
            records.forEach(rising::see);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rising.warning();
    }

    /** Looks at the record of an epoch. */
    void see(JsonNode record) {
        last = record.path("epoch").intValue();
        at(record.path("validation")).ifPresent(now -> all = later(all, now));
        record.at("/validation/classes").propertyStream().forEach(entry -> at(entry.getValue())
                .ifPresent(now -> courses.merge(entry.getKey(), now, RisingClass::later)));
    }

    /** The course of one epoch. */
    private Optional<Course> at(JsonNode scores) {
        JsonNode loss = scores.path("log_loss");
        return loss.isNumber()
                ? Optional.of(new Course(loss.doubleValue(), last, loss.doubleValue()))
                : Optional.empty();
    }

    private static Course later(Course before, Course now) {
        return now.last < before.lowest ? now : new Course(before.lowest, before.epoch, now.last);
    }

    /** The same of the epochs that were seen; empty where no class rises, or there is only one. */
    Optional<String> warning() {
        return courses.entrySet().stream()
                .filter(course -> courses.size() > 1 && hasRisen(course.getValue()))
                .min(Comparator.comparingInt(course -> course.getValue().epoch))
                .map(course -> warning(course.getKey(), course.getValue()));
    }

    private boolean hasRisen(Course course) {
        return last - course.epoch >= EPOCHS && course.last > course.lowest * RISEN && !hasGiven(course);
    }

    private boolean hasGiven(Course course) {
        return all.last == all.lowest && course.last < all.last;
    }

    private static String warning(String name, Course course) {
        return String.format(
                Locale.ROOT,
                "Class %s is the first whose validation log loss turns up: it was lowest after epoch %d (%.3g) and is %.3g"
                        + " at the end; more examples of it, augmentation or an earlier end would help it most.",
                Shown.quoted(name),
                course.epoch,
                course.lowest,
                course.last);
    }
}
