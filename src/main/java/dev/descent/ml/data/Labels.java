package dev.descent.ml.data;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The labels of a data set as they were read, in the order of its examples. */
public sealed interface Labels permits ClassLabels, NumberLabels, ShareLabels, MaskLabels, PictureLabels {

    /** What is to be learned. */
    Target target();

    /**
     * The same labels as a trained model knows them: its classes in its order.
     *
     * @throws InvalidSpec where the model does not know them
     */
    default Labels as(Target known) {
        if (!target().equals(known)) {
            throw new InvalidSpec(
                    "format",
                    "gives a " + target().task().name().toLowerCase(Locale.ROOT) + " of " + target().names()
                            + ", and the model is for a " + known.task().name().toLowerCase(Locale.ROOT) + " of "
                            + known.names());
        }
        return this;
    }

    /**
     * Groups of examples that a stratified split divides alike; one group of
     * all where there is nothing to tell them by.
     */
    List<int[]> strata();

    /** How they are scaled by what the training part shows. */
    TargetScaling scaling(int[] training, boolean wanted);

    /**
     * How many of these examples (or their pixels that count) each class has,
     * unweighted; empty where there are no classes.
     */
    List<Long> counts(int[] examples);

    /** Writes one example's [positions, outputs]. */
    void write(int example, TargetScaling scaling, float[] into, int offset);

    /** Which weights their positions have besides ones. */
    default Weighing weighing() {
        return Weighing.NONE;
    }

    /** Writes what of one example's positions counts and how much, where {@link #weighing} says that it differs. */
    default void weigh(int example, Weights into, int place) {}

    /** Why nothing can be learned from these parts. */
    List<Violation> faults(Parts parts);

    /** What a person should know of how they fell into parts. */
    List<String> warnings(Parts parts);

    /** The colour of each class in a mask, as {@code #rrggbb}; null where they are no masks. */
    default @Nullable List<String> colors() {
        return null;
    }

    /** Bytes of the heap that they take, where it is worth counting. */
    default long heapBytes() {
        return 0;
    }

    /** Feeds all of them to a hash. */
    void digest(MessageDigest digest);
}
