package dev.descent.ml.model.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.nd4j.linalg.activations.Activation;

/**
 * Functions that DL4J does not have, or has wrong, put together of vertices that it
 * has: so a model loads where only DL4J is.
 */
final class Composition {
    /** x times 1 / (1 + e^−g(x)) is x Φ(x) to 3e-6, where g is this polynomial in odd powers, from x to x⁹. */
    private static final List<Double> NORMAL =
            List.of(1.59565627, 7.29375818e-2, -2.49723157e-4, -6.11620387e-5, 2.23816603e-6);

    private final Place place;
    private final String input;
    private int count;

    private Composition(Place place) {
        this.place = place;
        this.input = place.from().get(0);
    }

    /** x Φ(x). */
    static void gelu(Place place) {
        new Composition(place).gate(NORMAL);
    }

    /** x / 6 + 1 / 2, cut at 0 and 1. */
    static void hardSigmoidSixth(Place place) {
        Composition steps = new Composition(place);
        String shifted = steps.add(new ShiftVertex(3), steps.input);
        place.graph().addVertex(place.name(), new ScaleVertex(1 / 6.0), steps.apply(Activation.RELU6, shifted));
    }

    /** x where positive, else factor (e^x − 1): DL4J's own takes a gradient without the factor. */
    static void elu(Place place, double factor) {
        Composition steps = new Composition(place);
        String positive = steps.add(new ScaleVertex(1 - factor), steps.apply(Activation.RELU, steps.input));
        String whole = steps.add(new ScaleVertex(factor), steps.apply(Activation.ELU, steps.input));
        place.graph().addVertex(place.name(), new ElementWiseVertex(Op.Add), positive, whole);
    }

    /** x times the logistic function of an odd polynomial. */
    private void gate(List<Double> coefficients) {
        String square = add(new ElementWiseVertex(Op.Product), input, apply(Activation.IDENTITY, input));
        String sum = add(new ScaleVertex(coefficients.get(coefficients.size() - 1)), square);
        for (int i = coefficients.size() - 2; i > 0; i--) {
            String shifted = add(new ShiftVertex(coefficients.get(i)), sum);
            sum = add(new ElementWiseVertex(Op.Product), shifted, square);
        }
        String shifted = add(new ShiftVertex(coefficients.get(0)), sum);
        String odd = add(new ElementWiseVertex(Op.Product), shifted, input);
        place.graph().addVertex(place.name(), new ElementWiseVertex(Op.Product), apply(Activation.SIGMOID, odd), input);
    }

    private String add(GraphVertex vertex, String... inputs) {
        String name = next();
        place.graph().addVertex(name, vertex, inputs);
        return name;
    }

    private String apply(Activation function, String from) {
        String name = next();
        place.graph()
                .addLayer(
                        name,
                        new org.deeplearning4j.nn.conf.layers.ActivationLayer.Builder()
                                .activation(function)
                                .build(),
                        from);
        return name;
    }

    private String next() {
        count++;
        return place.name() + "-" + count;
    }
}
