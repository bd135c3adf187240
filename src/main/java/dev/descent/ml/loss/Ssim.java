package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;

/** One minus the structural similarity of two images (Wang et al. 2004). */
public record Ssim(Integer window, Double sigma, Double k1, Double k2, Double range) implements LossSpec {
    private static final Parameter<Integer> WINDOW = Parameter.integer("window")
            .atLeast(1)
            .atMost(63)
            .must("must be odd", window -> window % 2 == 1)
            .orElse(11)
            .says("Side of the window that moments are taken over, in pixels.");
    private static final Parameter<Double> SIGMA = Parameter.number("sigma")
            .positive()
            .orElse(1.5)
            .says("Standard deviation of the window's Gaussian weights, in pixels.");

    static final About ABOUT = About.of(
                    "ssim", "SSIM: two images should be alike in brightness, contrast and structure.")
            .formula(
                    "1 - mean over channels and windows of (2 mx my + (k1 range)^2) (2 sxy + (k2 range)^2) / ((mx^2 + my^2 + "
                            + "(k1 range)^2) (sx^2 + sy^2 + (k2 range)^2)), windows wholly within the image and on pixels that count")
            .category("regression")
            .useWhen(
                    "images are restored or generated and should look right: textures and edges, which mse blurs; best in a "
                            + "sum with charbonnier or mae, which keeps brightness and colour")
            .avoidWhen(
                    "labels are no images, or images are not much larger than the window: a pixel by the edge is in few "
                            + "windows")
            .parameters(WINDOW, SIGMA)
            .parameters(SsimConstants.PARAMETERS)
            .example("{\"type\": \"ssim\", \"window\": 3}");

    public Ssim {
        Faults faults = new Faults();
        window = WINDOW.of(window, faults);
        sigma = SIGMA.of(sigma, faults);
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
    public boolean scalesTarget() {
        return false;
    }

    @Override
    public List<String> warnings(Target target) {
        int side = Math.min(target.height(), target.width());
        return side >= window
                ? List.of()
                : List.of("ssim: no window of %d pixels a side is within %d x %d pixels, so that every score is 0"
                        .formatted(window, target.height(), target.width()));
    }

    @Override
    public long workingNumbers(Target target) {
        return 16L * target.positions();
    }

    @Override
    public Loss build(Target target) {
        return new SsimLoss(target, new GaussianWindow(window, sigma), new SsimConstants(k1, k2, range));
    }
}
