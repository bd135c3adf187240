package dev.descent.ml.loss;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds what is wrong with a loss that has a gradient and is a number, and yet cannot teach what is asked. */
public final class DoubtfulLoss {
    private DoubtfulLoss() {}

    /**
     * The first thing that is wrong.
     *
     * @param batch whose labels and weights are taken, and not its logits
     * @param isOfClasses whether labels say how much of a class there is, from 0 to 1; else they are numbers
     */
    public static Optional<String> complaint(LossFunction loss, LossInput batch, boolean isOfClasses) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> GradientSize.complaint(loss, batch),
                        () -> told(UnlabelledLoss.is(loss, batch), UnlabelledLoss.WARNING),
                        () -> told(InvertedLoss.is(loss, batch, isOfClasses), InvertedLoss.WARNING),
                        () -> told(UnboundedLoss.is(loss, batch), UnboundedLoss.WARNING))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> told(boolean is, String warning) {
        return is ? Optional.of(warning) : Optional.empty();
    }
}
