package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;

/** One minus the structural similarity over five scales (Wang, Simoncelli and Bovik 2003). */
public record MsSsim(Double k1, Double k2, Double range) implements LossSpec {
    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;

    static final About ABOUT = About.of(
                    "ms_ssim", "MS-SSIM: two images should be alike, from afar as well as close by.")
            .formula(
                    "1 - mean over channels of prod_j=1..4 max(C_j, 0)^w_j max(S_5, 0)^w_5, C the mean contrast term and S the "
                            + "mean SSIM at each halving, w = 0.0448, 0.2856, 0.3001, 0.2363, 0.1333")
            .category("regression")
            .useWhen(
                    "large images are restored and should look right at any distance, in a sum with charbonnier or mae")
            .avoidWhen("images have less than 176 pixels a side, or pixels are ignored or weighted (ssim); where a "
                    + "scale is compared to its negative, as an untrained network may give, it is 1 without a slope: in a sum with "
                    + "another it gets over that")
            .parameters(SsimConstants.PARAMETERS)
            .example("\"ms_ssim\"");

    public MsSsim {
        Faults faults = new Faults();
        k1 = SsimConstants.K1.of(k1, faults);
        k2 = SsimConstants.K2.of(k2, faults);
        range = SsimConstants.RANGE.of(range, faults);
        faults.raise();
    }

    @Override
    public List<Activation> activations(Target target) {
        return AcceptedActivations.images(target);
    }

    @Override
    public boolean needsMap() {
        return true;
    }

    @Override
    public boolean takesPositionWeights() {
        return false;
    }

    @Override
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public List<Violation> faults(Target target) {
        List<Violation> faults = new ArrayList<>(LossSpec.super.faults(target));
        int least = WINDOW << (MsSsimLoss.SCALES - 1);
        if (faults.isEmpty() && Math.min(target.height(), target.width()) < least) {
            faults.add(new Violation(
                    "",
                    "needs images of at least %d pixels a side, these have %d x %d; ssim takes smaller ones"
                            .formatted(least, target.height(), target.width())));
        }
        return faults;
    }

    @Override
    public long workingNumbers(Target target) {
        return 20L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new MsSsimLoss(target, new GaussianWindow(WINDOW, SIGMA), new SsimConstants(k1, k2, range));
    }
}
