package dev.descent.ml.loss;

import java.util.List;

/** Recipes for numbers, and for images of them. */
final class NumberRecipes {
    static final List<Recipe> ALL = List.of(
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
                            "{'type':'custom','formula':'-sum(where(y >= 1, (1 - p)^2*log(p), (1 - y)^4*p^2*log(1 - p)))/max(sum(y >= 1), 1)'}")),
            new Recipe(
                    "tweedie",
                    "regression",
                    "Deviance of amounts of which many are 0.",
                    "claims, rain, sales: 0 often, and else positive with a long tail; power from 1 (counts) to 2 "
                            + "(gamma)",
                    "Tweedie 1984; Dunn and Smyth 2005, doi:10.1007/s11222-005-4070-y",
                    Recipe.loss("{'type':'custom','formula':'mean(p^(2 - power)/(2 - power) - y*p^(1 - power)/(1 - "
                            + "power))','parameters':{'power':1.5}}")),
            new Recipe(
                    "gamma_deviance",
                    "regression",
                    "Error in shares of the prediction, for positive numbers.",
                    "positive numbers whose spread grows with their size: costs, durations",
                    "McCullagh and Nelder 1989, ISBN 978-0-412-31760-6",
                    Recipe.loss("{'type':'custom','formula':'mean(2*((y - p)/p - log(y) + log(p)))'}")),
            new Recipe(
                    "negative_binomial",
                    "regression",
                    "Likelihood of counts that vary more than poisson has it.",
                    "counts with a spread far above their mean; k is the smaller, the wider",
                    "Hilbe 2011, doi:10.1017/CBO9780511973420",
                    Recipe.loss(
                            "{'type':'custom','formula':'mean(lgamma(k) + lgamma(y + 1) - lgamma(y + k) - k*log(k/(k + p)) - "
                                    + "y*(log(p) - log(k + p)))','parameters':{'k':2.0}}")),
            new Recipe(
                    "cauchy",
                    "regression",
                    "Squared error whose pull fades: an outlier counts by its logarithm.",
                    "labels with outliers far out, where huber still listens to them too much",
                    "Black and Anandan 1996, doi:10.1006/cviu.1996.0006",
                    Recipe.loss(
                            "{'type':'custom','formula':'mean(c^2/2*log1p(square((y - p)/c)))','parameters':{'c':1.0}}")),
            new Recipe(
                    "geman_mcclure",
                    "regression",
                    "Squared error that ends at 1: an outlier hardly pulls at all.",
                    "labels of which some are plainly wrong; start from a network trained with huber",
                    "Geman and McClure 1987, Bulletin of the ISI 52",
                    Recipe.loss(
                            "{'type':'custom','formula':'e = square((y - p)/c); mean(e/(1 + e))','parameters':{'c':1.0}}")),
            new Recipe(
                    "adaptive_wing",
                    "regression",
                    "Wing loss that is sharp near peaks and soft on the nothing around them.",
                    "heatmaps of landmarks, from 0 to 1",
                    "Wang et al. 2019, arXiv:1904.07399",
                    Recipe.loss(
                            "{'type':'custom','formula':'d = abs(y - p); e = alpha - y; t = theta/epsilon; a = omega/(1 + "
                                    + "t^e)*e*t^(e - 1)/epsilon; mean(where(d < theta, omega*log1p((d/epsilon)^e), a*d - (theta*a - "
                                    + "omega*log1p(t^e))))','parameters':{'omega':14.0,'theta':0.5,'epsilon':1.0,'alpha':2.1}}")),
            new Recipe(
                    "gradient_difference",
                    "regression",
                    "Absolute error of an image and of its edges.",
                    "images are restored and come out blurred",
                    "Mathieu et al. 2016, arXiv:1511.05440",
                    Recipe.loss(
                            "{'type':'custom','formula':'mae + weight*mean(abs(abs(dx(y)) - abs(dx(p))) + abs(abs(dy(y)) - "
                                    + "abs(dy(p))))','parameters':{'weight':1.0}}")),
            new Recipe(
                    "total_variation",
                    "regression",
                    "Squared error with a price on roughness.",
                    "images are cleaned of noise, and what is clean is flat with edges",
                    "Rudin et al. 1992, doi:10.1016/0167-2789(92)90242-F",
                    Recipe.loss("{'type':'custom','formula':'mse + weight*mean(abs(dx(p)) + "
                            + "abs(dy(p)))','parameters':{'weight':0.05}}")));

    private NumberRecipes() {}
}
