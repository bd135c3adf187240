package dev.descent.ml.suggest;

import static dev.descent.ml.suggest.Proposal.number;
import static dev.descent.ml.suggest.Proposal.percent;

import java.util.List;

/** What speaks for losses where an image is to be given for an image. */
final class PictureRules {
    private static final double NOISY = 0.02;
    private static final double MANY = 0.05;
    private static final double STRUCTURED = 0.02;
    private static final double BLURRED = 0.7;
    private static final double SPARSE = 0.9;
    private static final double DECIDED = 0.95;

    private final PictureFacts pictures;
    private final String range;
    private final String specks;
    private final String edges;
    private final boolean decided;

    PictureRules(LabelFacts facts, PictureFacts pictures) {
        this.pictures = pictures;
        double least =
                facts.numbers().stream().mapToDouble(NumberFacts::least).min().orElse(0);
        double most = facts.numbers().stream()
                .mapToDouble(NumberFacts::greatest)
                .max()
                .orElse(0);
        range = "the images to give go from " + number(least) + " to " + number(most) + ", black being 0 and white 1";
        specks = percent(pictures.outliers())
                + " of the samples are more than six robust deviations off what they are to become";
        edges = percent(pictures.edges()) + " of neighbouring samples differ by more than a tenth: edges";
        decided = pictures.extremes() > DECIDED;
    }

    List<Proposal> proposals() {
        return List.of(
                near(), structured("ssim", 0), structured("ms_ssim", 0.2), squares(), magnitudes(), answers(), peaks());
    }

    private Proposal near() {
        return new Proposal("{\"type\": \"charbonnier\"}")
                .because(true, 3, range + ", and what is near is good")
                .because(
                        pictures.hasSpecks(),
                        1,
                        specks + ": what was there has to be guessed, and squares answer with a blend")
                .but(
                        !pictures.areAlike(),
                        0,
                        "the images given and to give are hardly alike (correlation " + number(pictures.likeness())
                                + "), so that nothing is said of noise or blur");
    }

    private Proposal structured(String type, double extra) {
        boolean noisy = pictures.areAlike() && pictures.noise() > NOISY;
        return new Proposal(
                        "{\"type\": \"sum\", \"terms\": [{\"loss\": \"charbonnier\"}, {\"weight\": 0.2, \"loss\": \""
                                + type + "\"}]}")
                .because(pictures.edges() > STRUCTURED, 2.5 + extra, edges + ", which errors of single pixels let blur")
                .because(
                        noisy && pictures.edges() > STRUCTURED,
                        2,
                        "the images differ by " + number(pictures.noise())
                                + " (standard deviation): pixels alone say little under it, windows more")
                .because(
                        isBlurred(),
                        2,
                        "the images given have " + percent(pictures.sharpness())
                                + " of the sharpness of those to give, which is what windows compare")
                .but(true, 0, "ssim's part alone leaves the tone free: look at mae as well");
    }

    private boolean isBlurred() {
        return pictures.areAlike() && pictures.sharpness() < BLURRED;
    }

    private Proposal squares() {
        boolean even = pictures.areAlike() && !pictures.hasSpecks() && pictures.noise() > NOISY;
        return new Proposal("{\"type\": \"mse\"}")
                .because(true, 2, range + ", and the mean is what is predicted, which psnr is about")
                .because(
                        even,
                        1.5,
                        "noise of " + number(pictures.noise()) + " (standard deviation) is spread evenly: only "
                                + percent(pictures.outliers()) + " are far off")
                .but(pictures.hasSpecks(), 1, specks + ", and each pulls with the square of its error");
    }

    private Proposal magnitudes() {
        return new Proposal("{\"type\": \"mae\"}")
                .because(
                        pictures.hasSpecks(), 3, specks + ": to the median, which it predicts, they are one value each")
                .because(pictures.hasSpecks() && pictures.outliers() > MANY, 0.5, "they are too many to be accidents");
    }

    private Proposal answers() {
        return new Proposal("{\"type\": \"binary_cross_entropy\"}")
                .because(
                        decided,
                        5.5,
                        percent(pictures.extremes())
                                + " of the samples to give are black or white: each is a yes or no");
    }

    private Proposal peaks() {
        return new Proposal("{\"type\": \"custom\", \"formula\": \"mean((1 + 20*y) * square(y - p))\"}")
                .because(
                        pictures.dark() > SPARSE && !decided,
                        6,
                        percent(pictures.dark())
                                + " of the samples to give are 0 or nearly so, and outvote the others: "
                                + "bright ones are weighted up to 21 times");
    }
}
