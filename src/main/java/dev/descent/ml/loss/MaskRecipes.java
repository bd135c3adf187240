package dev.descent.ml.loss;

import java.util.List;

/** Recipes for a class per pixel. */
final class MaskRecipes {
    static final List<Recipe> ALL = List.of(
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
                            "{'type':'custom','formula':'d = (2*sum_positions(y*p) + 1)/(sum_positions(y) + sum_positions(p) "
                                    + "+ 1); c = max(-sum_classes(y*log(p)), 1e-6); 0.8*mean(max(-log(d), 1e-6)^gamma) + "
                                    + "0.2*mean(sum_classes(y*sqrt(sum(n)/max(n, "
                                    + "1)))*c^gamma)','parameters':{'gamma':0.3,'n':'class_counts'}}")),
            new Recipe(
                    "focal_tversky_by_class",
                    "segmentation",
                    "Focal Tversky written out, a place to begin where regions are to be weighed in a new way.",
                    "no loss of overlap says what a region costs: t, f and m are what each class has right, too much "
                            + "and too little",
                    "Abraham and Khan 2019, arXiv:1810.07842",
                    Recipe.loss("{'type':'custom','formula':'t = sum_positions(y*p); f = sum_positions((1 - y)*p); "
                            + "m = sum_positions(y*(1 - p)); e = alpha*f + beta*m; "
                            + "mean(((e + 1e-6)/(t + e + smooth))^gamma)',"
                            + "'parameters':{'alpha':0.3,'beta':0.7,'gamma':0.75,'smooth':1.0}}")),
            new Recipe(
                    "combo",
                    "segmentation",
                    "Binary cross-entropy that minds misses more than false alarms, less Dice.",
                    "one foreground, and one kind of mistake is worse: beta above a half for misses",
                    "Taghanaki et al. 2019, arXiv:1805.02798",
                    Recipe.loss(
                            "{'type':'custom','formula':'-0.5*mean(beta*y*log(p) + (1 - beta)*(1 - y)*log(1 - p)) - "
                                    + "0.5*(2*sum(y*p) + 1)/(sum(y) + sum(p) + 1)','parameters':{'beta':0.6}}")),
            new Recipe(
                    "smooth_masks",
                    "segmentation",
                    "Cross-entropy with a price on the length of edges (total variation).",
                    "regions are compact, and predicted masks are speckled",
                    "Rudin et al. 1992, doi:10.1016/0167-2789(92)90242-F, as a penalty",
                    Recipe.loss("{'type':'custom','formula':'cross_entropy + weight*mean(abs(dx(p)) + "
                            + "abs(dy(p)))','parameters':{'weight':0.1}}")));

    private MaskRecipes() {}
}
