package dev.descent.ml.loss;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures the gradients of a sum's terms at the logits, over a batch: each by the code that trains, with the term's weight in it.
 */
final class TermGradients {
    private final SummedTerms terms;
    private final boolean paired;
    private final double[][] products;
    private double[][] gradients = {};

    TermGradients(SummedTerms terms) {
        this.terms = terms;
        int count = terms.names().size();
        paired = TermProducts.arePaired(count);
        products = new double[count][count];
    }

    void begin() {
        for (double[] row : products) {
            Arrays.fill(row, 0);
        }
    }

    /** Takes an example that is loaded; what is left of its gradients is of no use. */
    void add(Example example, double weight) {
        if (gradients.length == 0) {
            gradients = new double[paired ? products.length : 1][example.logits.length];
        }
        for (int k = 0; k < products.length; k++) {
            double[] gradient = gradients[paired ? k : 0];
            load(k, example, weight, gradient);
            for (int j = paired ? 0 : k; j <= k; j++) {
                products[j][k] += product(gradients[paired ? j : 0], gradient, example.size());
            }
        }
    }

    private void load(int term, Example example, double weight, double[] gradient) {
        example.again();
        terms.addGradient(term, example, weight);
        example.carry();
        System.arraycopy(example.gradients.byLogits, 0, gradient, 0, example.size());
    }

    private static double product(double[] one, double[] other, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** What the batch came to. */
    TermProducts products() {
        double[][] copy = Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
        return new TermProducts(terms.names(), copy);
    }

    /** Those that are meant to train something all along. */
    List<String> steady() {
        return IntStream.range(0, products.length)
                .filter(terms::isSteady)
                .mapToObj(terms.names()::get)
                .toList();
    }
}
