package dev.descent.ml.loss;

import java.util.List;

/** The recipes of the catalogue. */
final class Recipes {
    static final List<Recipe> ALL = List.of(
            new Recipe(
                    "poly_1",
                    "classification",
                    "Cross-entropy with its first polynomial term made larger.",
                    "one class of several is true, and cross_entropy is the start: epsilon above 0 pulls harder on what is nearly "
                            + "right, below 0 holds back from sureness",
                    "Leng et al. 2022, arXiv:2204.12511",
                    Recipe.loss(
                            "{'type':'custom','formula':'cross_entropy + epsilon*sum(y*(1 - p))/max(sum(y), 1e-9)','parameters':{'epsilon':1.0}}")),
            new Recipe(
                    "small_objects",
                    "segmentation",
                    "Half Dice over the foreground that is there, half cross-entropy.",
                    "a class per pixel, objects are small and missing from many images: what is absent costs nothing in Dice, and "
                            + "cross-entropy sees to what is predicted there",
                    "Isensee et al. 2021, doi:10.1038/s41592-020-01008-z, with absent classes left out",
                    Recipe.loss(
                            "{'type':'custom','formula':'0.5*overlap + 0.5*cross_entropy','losses':{'overlap':{'type':'dice',"
                                    + "'include_background':false,'absent':'skip'}}}")),
            new Recipe(
                    "log_cosh_dice",
                    "segmentation",
                    "Dice with its last steps smoothed.",
                    "a class per pixel, and dice jumps about near its end",
                    "Jadon 2020, arXiv:2006.14822",
                    Recipe.loss("{'type':'custom','formula':'log((exp(dice) + exp(-dice))/2)'}")),
            new Recipe(
                    "exponential_logarithmic",
                    "segmentation",
                    "Logarithms of Dice and cross-entropy, to a power that keeps the hard classes going.",
                    "a class per pixel, with sizes that differ by orders of magnitude",
                    "Wong et al. 2018, arXiv:1809.00076",
                    Recipe.loss(
                            "{'type':'custom','formula':'0.8*pow(max(-log(1 - dice), 1e-6), gamma) + 0.2*pow(max(cross_entropy, 1e-6), gamma)',"
                                    + "'parameters':{'gamma':0.3}}")),
            new Recipe(
                    "confidence_penalty",
                    "classification",
                    "Cross-entropy that does not let probabilities get too sure.",
                    "one class of several is true, data are few, and probabilities are to be believed",
                    "Pereyra et al. 2017, arXiv:1701.06548",
                    Recipe.loss(
                            "{'type':'custom','formula':'cross_entropy + beta*sum(p*log(p))/max(sum(y), 1e-9)','parameters':{'beta':0.1}}")),
            new Recipe(
                    "log_ratio",
                    "regression",
                    "Squared logarithm of the ratio: too high by a factor costs as much as too low by it.",
                    "a positive number that spans orders of magnitude, and shares of it matter",
                    "Tofallis 2015, doi:10.1057/jors.2014.103",
                    Recipe.loss("{'type':'custom','formula':'mean(square(log(p) - log(y)))'}")),
            new Recipe(
                    "welsch",
                    "regression",
                    "Squared error that levels off: beyond a few c an outlier pulls no more.",
                    "a number with labels of which some are plainly wrong; start from a network trained with huber",
                    "Dennis and Welsch 1978, doi:10.1080/03610917808812083",
                    Recipe.loss(
                            "{'type':'custom','formula':'mean(c^2/2*(1 - exp(-square((y - p)/c))))','parameters':{'c':3.0}}")),
            new Recipe(
                    "weighted_heatmap",
                    "regression",
                    "Squared error in which peaks weigh more than the nothing around them.",
                    "a map of numbers from 0 to 1, nearly all 0: keypoints and centres",
                    "the weighting of peaks of Luo et al. 2021, arXiv:2012.15175, in its simplest form",
                    Recipe.loss("{'type':'custom','formula':'mean((1 + w*y)*square(y - p))','parameters':{'w':20.0}}")),
            new Recipe(
                    "peak_focal",
                    "regression",
                    "Focal loss for peaks: the closer to one, the less a false alarm costs.",
                    "a map of peaks that are exactly 1, each in a Gaussian of what is nearly right",
                    "Zhou et al. 2019, arXiv:1904.07850",
                    Recipe.loss(
                            "{'type':'custom','formula':'-sum(where(y >= 1, (1 - p)^2*log(p), (1 - y)^4*p^2*log(1 - p)))/max(sum(y >= 1), 1)'}")));

    private Recipes() {}
}
