package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** Hausdorff by distance transforms: squared errors, the more the farther from both outlines (Karimi and Salcudean 2019). */
public record HausdorffDt(Double alpha) implements LossSpec {
    private static final Parameter<Double> ALPHA = Parameter.number("alpha")
            .positive()
            .atMost(4)
            .orElse(2.0)
            .says("Power of the distances: the higher, the more the farthest error is all that counts.");

    static final About ABOUT = About.of("hausdorff_dt", "Hausdorff distance, as far as it can be trained.")
            .aliases("hausdorff")
            .formula(
                    "sum w (p - y)^2 (D_p^alpha + D_y^alpha) / (non-background classes * positions), D the distance to the "
                            + "other side of the sets p > 0.5 and y, taken as given; 0 for a set that is empty or everything")
            .category("segmentation")
            .useWhen("the worst distance between outlines is what you are judged by (HD95), in a sum with dice or "
                    + "cross_entropy, once regions are found")
            .avoidWhen(
                    "training starts from nothing: far false pixels outweigh everything; its size grows with the image, so "
                            + "that its weight in a sum must be small")
            .parameters(ALPHA)
            .example("{\"type\": \"hausdorff_dt\", \"alpha\": 1.0}");

    public HausdorffDt {
        alpha = ALPHA.of(alpha);
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
        return 6L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new HausdorffLoss(target, alpha);
    }
}
