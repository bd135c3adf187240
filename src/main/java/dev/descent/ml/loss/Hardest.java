package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mean of the positions that score worst (online hard example mining: Shrivastava et al. 2016, arXiv:1604.03540). */
public record Hardest(Double share, LossSpec loss) implements LossSpec {
    private static final Parameter<Double> SHARE = Parameter.number("share")
            .positive()
            .atMost(1)
            .orElse(0.2)
            .says("Of the positions that count, those with the highest scores; at least one.");
    private static final Parameter<LossSpec> LOSS = Parameter.<LossSpec>of("loss", "loss")
            .required()
            .says("What positions are scored by; it must score each by itself, as cross_entropy or a formula "
                    + "mean(...) does.");

    static final About ABOUT = About.of("hardest", "Only the worst positions of each image, by another loss.")
            .aliases("ohem", "top_k")
            .formula(
                    "mean of the ceil(share n) largest of w_i l_i over the n positions that count; of equals, the first")
            .category("combination")
            .useWhen(
                    "most of an image is easy and drowns the rest, and focal's fading is not sharp enough: thin structures, "
                            + "borders, small objects")
            .avoidWhen(
                    "masks are noisy (wrong labels are what is hardest), or training begins, where nearly all is hard: "
                            + "a share of 1 at first, or a sum with the plain loss")
            .parameters(SHARE, LOSS)
            .example("{\"type\": \"hardest\", \"share\": 0.3, \"loss\": \"cross_entropy\"}");

    public Hardest {
        Faults faults = new Faults();
        share = SHARE.of(share, faults);
        loss = LOSS.of(loss, faults);
        faults.raise();
    }

    @Override
    public List<LossSpec> inner() {
        return List.of(loss);
    }

    @Override
    public List<Activation> activations(Target target) {
        return loss.activations(target);
    }

    @Override
    public List<Violation> faults(Target target) {
        Faults faults = new Faults();
        faults.addAll(LOSS.name(), loss.faults(target));
        faults.check(
                !faults.isEmpty() || scoresPositions(target),
                LOSS.name(),
                "must score each position by itself, as cross_entropy, focal, mse or a formula mean(...) without other losses"
                        + " do; " + Composite.typeOf(loss) + " does not");
        return faults.list();
    }

    private boolean scoresPositions(Target target) {
        if (loss instanceof Custom formula) {
            return formula.scoresPositions();
        }
        List<Long> any = target.isCategorical() ? Collections.nCopies(target.outputs(), 1L) : List.of();
        return loss.resolve(target, any).build(target) instanceof PositionLoss;
    }

    @Override
    public List<Violation> faults(Target target, Activation output) {
        Faults faults = new Faults();
        faults.addAll(LOSS.name(), loss.faults(target, output));
        return faults.list();
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        Faults faults = new Faults();
        @Nullable LossSpec resolved = faults.collect(LOSS.name(), () -> loss.resolve(target, counts));
        faults.raise();
        return new Hardest(share, Objects.requireNonNull(resolved));
    }

    @Override
    public long workingNumbers(Target target) {
        return 2L * target.positions() + loss.workingNumbers(target);
    }

    @Override
    public Loss build(Target target) {
        return new HardestLoss(loss.build(target), share, target.positions());
    }
}
