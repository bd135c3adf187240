package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Centerline Dice: how far each one's skeleton lies within the other (Shit et al. 2021, arXiv:2003.07311). */
public record ClDice(Integer iterations, Double smooth) implements LossSpec {
    private static final Parameter<Integer> ITERATIONS = Parameter.integer("iterations")
            .atLeast(1)
            .atMost(50)
            .orElse(3)
            .says("How often regions are thinned: at least half the pixels across the widest structure.");
    private static final Parameter<Double> SMOOTH =
            Parameter.number("smooth").positive().orElse(1.0).says("Added above and below the line of both shares.");

    static final About ABOUT = About.of("cl_dice", "Centerline Dice: thin structures should stay connected.")
            .aliases("centerline_dice")
            .formula("mean over non-background classes of 1 - 2 P T / (P + T), P = (sum(s_p y) + smooth) / (sum(s_p) + "
                    + "smooth), T = (sum(s_y p) + smooth) / (sum(s_y) + smooth), s soft skeletons by pooling")
            .category("segmentation")
            .useWhen(
                    "vessels, neurites, roads or cracks must not break, which costs next to nothing in pixels: in a sum with "
                            + "dice, at most half of it")
            .avoidWhen("structures are blobs; it costs as much as some convolutions, the more the more iterations")
            .parameters(ITERATIONS, SMOOTH)
            .example("{\"type\": \"cl_dice\", \"iterations\": 5}");

    public ClDice {
        Faults faults = new Faults();
        iterations = ITERATIONS.of(iterations, faults);
        smooth = SMOOTH.of(smooth, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.regions(target);
    }

    @Override
    public boolean needsMap() {
        return true;
    }

    @Override
    public List<LabelKind> labels() {
        return List.of(LabelKind.FRACTION);
    }

    @Override
    public long workingNumbers(Target target) {
        return 10L * (iterations + 2) * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new ClDiceLoss(target, iterations, smooth);
    }
}
