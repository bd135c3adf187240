package dev.descent.ml.train;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.loss.Charbonnier;
import dev.descent.ml.loss.Custom;
import dev.descent.ml.loss.Huber;
import dev.descent.ml.loss.LogCosh;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.loss.Mae;
import dev.descent.ml.loss.Mse;
import dev.descent.ml.loss.SmoothL1;
import java.util.List;
import java.util.Set;

/** Losses that measure how far labels of classes are, as those of numbers. Beside a loss of classes one may be meant. */
final class ClassDistances {
    private static final Set<Class<? extends LossSpec>> DISTANCES =
            Set.of(Mse.class, Mae.class, Huber.class, SmoothL1.class, LogCosh.class, Charbonnier.class);

    private ClassDistances() {}

    /** @param loss that is trained */
    static List<String> warnings(LossSpec loss, Target target) {
        String better =
                switch (target.task()) {
                    case CLASSIFICATION -> "cross_entropy";
                    case SEGMENTATION -> "cross_entropy or dice";
                    case MULTI_LABEL -> "binary_cross_entropy";
                    case SOFT_LABELS, REGRESSION, IMAGE_TO_IMAGE -> "";
                };
        return better.isEmpty() || !isDistance(loss)
                ? List.of()
                : List.of(
                        "loss: it is for numbers, and these labels are classes, of which it learns slowly, or only the"
                                + " most frequent ones; take " + better);
    }

    private static boolean isDistance(LossSpec loss) {
        boolean isOwn = loss instanceof Custom custom
                ? custom.isOfDistances()
                : !loss.inner().isEmpty() || DISTANCES.contains(loss.getClass());
        return isOwn && loss.inner().stream().allMatch(ClassDistances::isDistance);
    }
}
