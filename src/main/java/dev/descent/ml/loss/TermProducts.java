package dev.descent.ml.loss;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scalar products of the gradients that the terms of a sum have at the logits of a batch, of which those of two parts of a batch add up.
 *
 * @param names of the terms
 * @param products [terms, terms], of which a row begins at its own term; only of each with itself where there are too many to pair
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
public record TermProducts(List<String> names, double[][] products) implements Serializable {
    /** Before the name of a term, the series of its share. */
    public static final String SHARE = "share.";
    /** Before the names of two terms, the series of their cosine. */
    public static final String COSINE = "cosine.";

    /** Of terms that are paired: more have shares and no cosines. */
    private static final int MOST_PAIRED = 8;

    static boolean arePaired(int terms) {
        return terms <= MOST_PAIRED;
    }

    /** Of both parts of a batch. */
    public TermProducts plus(TermProducts rest) {
        int count = names.size();
        double[][] sums = new double[count][count];
        for (int j = 0; j < count; j++) {
            for (int k = j; k < count; k++) {
                sums[j][k] = products[j][k] + rest.products[j][k];
            }
        }
        return new TermProducts(names, sums);
    }

    /** Whether no term has a gradient. */
    public boolean areNothing() {
        return shares().values().stream().allMatch(share -> share == 0);
    }

    /** By series. */
    public Map<String, Double> series() {
        Map<String, Double> series = new LinkedHashMap<>();
        shares().forEach((name, share) -> series.put(SHARE + name, share));
        cosines().forEach((pair, cosine) -> series.put(COSINE + pair, cosine));
        return series;
    }

    /** Each term's norm over the sum of all norms; 0 where all are. */
    public Map<String, Double> shares() {
        double all = 0;
        for (int k = 0; k < names.size(); k++) {
            all += norm(k);
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            shares.put(names.get(k), all == 0 ? 0 : norm(k) / all);
        }
        return shares;
    }

    /** The cosine between each two, by both names with a dot between them; 0 where one has no gradient. */
    public Map<String, Double> cosines() {
        Map<String, Double> cosines = new LinkedHashMap<>();
        int count = arePaired(names.size()) ? names.size() : 0;
        for (int j = 0; j < count; j++) {
            for (int k = j + 1; k < count; k++) {
                cosines.put(names.get(j) + "." + names.get(k), cosine(j, k));
            }
        }
        return cosines;
    }

    private double cosine(int one, int other) {
        double norms = norm(one) * norm(other);
        return norms == 0 ? 0 : Math.max(-1, Math.min(1, products[one][other] / norms));
    }

    private double norm(int term) {
        return Math.sqrt(products[term][term]);
    }
}
