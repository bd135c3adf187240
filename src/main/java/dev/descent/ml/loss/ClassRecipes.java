package dev.descent.ml.loss;

import java.util.List;

/** Recipes for one class of several. */
final class ClassRecipes {
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
                    "confidence_penalty",
                    "classification",
                    "Cross-entropy that does not let probabilities get too sure.",
                    "one class of several is true, data are few, and probabilities are to be believed",
                    "Pereyra et al. 2017, arXiv:1701.06548",
                    Recipe.loss(
                            "{'type':'custom','formula':'cross_entropy + beta*sum(p*log(p))/max(sum(y), 1e-9)','parameters':{'beta':0.1}}")),
            new Recipe(
                    "ldam",
                    "classification",
                    "Cross-entropy with a margin that is the wider the rarer the class.",
                    "classes are rare and it is recall of the rarest that counts; with balanced weights from the "
                            + "middle of the training on",
                    "Cao et al. 2019, arXiv:1906.07413",
                    Recipe.loss("{'type':'custom','formula':'c = max(n, 1); m = widest*(-max_classes(-c)/c)^0.25; "
                            + "-mean(sum_classes(y*log_softmax(scale*(z - "
                            + "y*m))))','parameters':{'n':'class_counts','widest':0.5,'scale':30.0}}")),
            new Recipe(
                    "logit_adjustment",
                    "classification",
                    "Cross-entropy of logits that already know how frequent classes are.",
                    "classes are rare and every class is to count alike: balanced accuracy is what it is made for",
                    "Menon et al. 2021, arXiv:2007.07314",
                    Recipe.loss("{'type':'custom','formula':'-mean(sum_classes(y*log_softmax(z + tau*log(max(n, "
                            + "1)))))','parameters':{'n':'class_counts','tau':1.0}}")),
            new Recipe(
                    "class_balanced",
                    "classification",
                    "Cross-entropy weighted by the effective number of examples of each class.",
                    "classes are rare, and balanced weights, which it softens, make the rarest too loud",
                    "Cui et al. 2019, arXiv:1901.05555",
                    Recipe.loss(
                            "{'type':'custom','formula':'e = (1 - beta)/(1 - beta^max(n, 1)); "
                                    + "-mean(sum_classes(e/mean(e)*y*log(p)))','parameters':{'n':'class_counts','beta':0.999}}")),
            new Recipe(
                    "seesaw",
                    "classification",
                    "Cross-entropy in which frequent classes press less on rare ones, unless they are mistaken for them.",
                    "very many classes with a long tail",
                    "Wang et al. 2021, arXiv:2008.10032",
                    Recipe.loss(
                            "{'type':'custom','formula':'c = max(n, 1); s = min(1, (c/sum_classes(y*c))^0.8) * max(1, "
                                    + "detach(p/max(sum_classes(y*p), 0.01))^2); -mean(sum_classes(y*log_softmax(z + log(s))))',"
                                    + "'parameters':{'n':'class_counts'}}")),
            new Recipe(
                    "evidential",
                    "classification",
                    "Squared error of a Dirichlet distribution whose evidence is softplus of the logits, kept small where it misleads.",
                    "the answer must also be that nothing is known; the most likely class is the largest logit, and "
                            + "1 + softplus(z) is the evidence",
                    "Sensoy et al. 2018, arXiv:1806.01768",
                    Recipe.loss(
                            "{'type':'custom','formula':'a = softplus(z) + 1; s = sum_classes(a); q = a/s; k = y + (1 - "
                                    + "y)*a; t = sum_classes(k); mean(sum_classes(square(y - q) + q*(1 - q)/(s + 1)) + kl*(lgamma(t) + "
                                    + "sum_classes((k - 1)*(digamma(k) - digamma(t)) - lgamma(k))))','parameters':{'kl':0.1}}")));

    private ClassRecipes() {}
}
