package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How overlap losses make one score of their classes': Σ w_c L_c / Σ w_c over those that
 * count, and the parameters that say which.
 */
public record ClassMean(Boolean includeBackground, @Nullable ClassWeights classWeights, Absent absent) {
    static final Parameter<Boolean> INCLUDE_BACKGROUND = Parameter.flag("include_background")
            .orElse(true)
            .says("Whether class 0 counts; a single output is foreground and always does.");
    private static final Parameter<ClassWeights> CLASS_WEIGHTS = Parameter.<ClassWeights>of(
                    "class_weights", ClassWeights.TYPE)
            .must("must be a list, an object by class, or \"balanced\"", weights -> !weights.isUniform())
            .says("Weight of each class in the mean over classes: a list in the order of the classes (the "
                    + "background's is not used where it does not count), an object by class name (1 for "
                    + "those not named), or \"balanced\", examples / (classes * examples of the class) over "
                    + "the training split. All alike unless given.");
    private static final Parameter<Absent> ABSENT = Parameter.choice("absent", Absent.class)
            .orElse(Absent.SCORE)
            .says("Score: " + Absent.SCORE.cost() + ". Skip: " + Absent.SKIP.cost()
                    + "; an example without any class that counts scores 0.");

    static final List<Parameter<?>> PARAMETERS = List.of(INCLUDE_BACKGROUND, CLASS_WEIGHTS, ABSENT);

    public ClassMean {
        Faults faults = new Faults();
        includeBackground = INCLUDE_BACKGROUND.of(includeBackground, faults);
        classWeights = CLASS_WEIGHTS.of(classWeights, faults);
        absent = ABSENT.of(absent, faults);
        faults.raise();
    }

    /** What does not fit these classes, besides their kind. */
    List<Violation> faults(Target target) {
        Faults faults = new Faults();
        if (classWeights != null && target.isCategorical()) {
            faults.addAll("", classWeights.faults(target, CLASS_WEIGHTS.name()));
            boolean known = faults.isEmpty() && !(classWeights instanceof BalancedWeights);
            faults.check(
                    !known || counted(target) > 0,
                    CLASS_WEIGHTS.name(),
                    "must have a weight above 0 besides the background's");
        }
        return faults.list();
    }

    private double counted(Target target) {
        return Arrays.stream(values(target))
                .skip(OverlapLoss.first(target, includeBackground))
                .sum();
    }

    ClassMean resolve(Target target, List<Long> counts) {
        return classWeights == null
                ? this
                : new ClassMean(includeBackground, classWeights.resolve(target, counts, CLASS_WEIGHTS.name()), absent);
    }

    /** The loss of such classes, each with its score. */
    Loss loss(Target target, OverlapLoss.OverlapSums sums, OverlapScore.ClassScore score) {
        double[] weights = values(target);
        return new OverlapLoss(
                target, includeBackground, sums, (overlap, first) -> mean(overlap, first, score, weights));
    }

    private double[] values(Target target) {
        return (classWeights == null ? new UniformWeight(1) : classWeights).values(target);
    }

    private double mean(OverlapScore overlap, int first, OverlapScore.ClassScore score, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int c = first; c < weights.length; c++) {
            double weight = absent == Absent.SKIP && overlap.labels[c] == 0 ? 0 : weights[c];
            double scored = score.of(overlap, c);
            overlap.scaleSlopes(c, weight);
            sum += weight == 0 ? 0 : weight * scored;
            total += weight;
        }
        for (int c = first; c < weights.length && total > 0; c++) {
            overlap.scaleSlopes(c, 1 / total);
        }
        return total == 0 ? 0 : sum / total;
    }
}
