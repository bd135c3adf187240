package dev.descent.ml.model.layer;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/** A long short-term memory over the steps of a sequence, after Hochreiter and Schmidhuber, 1997. */
public record Lstm(
        Integer units,
        @Nullable Integer steps,
        Boolean returnSequences,
        @Nullable String name,
        @Nullable List<String> from)
        implements LayerSpec {
    private static final Parameter<Integer> UNITS =
            Parameter.integer("units").atLeast(1).atMost(4096).required().says("Width of its state and its output.");
    private static final Parameter<Integer> STEPS = Parameter.integer("steps")
            .atLeast(1)
            .says("Over a vector: the steps it is cut into, in its order; one per value if not given.");
    private static final Parameter<Boolean> RETURN_SEQUENCES = Parameter.flag("return_sequences")
            .orElse(false)
            .says("Whether it gives its state at each step, for another lstm, or the last one only.");

    static final About ABOUT = About.of(
                    "lstm", "A long short-term memory: reads the steps of a sequence one after the other.")
            .formula("c = f c + i tanh(W x + U h + b), h = o tanh(c); i, f, o = sigmoid of such sums")
            .category("sequences")
            .useWhen("columns are measurements in the order of time, or the rows of an image with one channel are to "
                    + "be read in order")
            .avoidWhen("the order of the columns means nothing: take dense")
            .parameters(UNITS, STEPS, RETURN_SEQUENCES, Wiring.NAME, Wiring.FROM)
            .example("{\"type\":\"lstm\",\"units\":32,\"steps\":24}");

    public Lstm {
        Faults faults = new Faults();
        units = UNITS.of(units, faults);
        steps = STEPS.of(steps, faults);
        returnSequences = RETURN_SEQUENCES.of(returnSequences, faults);
        name = Wiring.NAME.of(name, faults);
        from = Wiring.FROM.of(from, faults);
        faults.raise();
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape sequence = sequence(inputs.get(0));
        return returnSequences ? Shape.sequence(sequence.height(), units) : Shape.vector(units);
    }

    @Override
    public void addTo(Place place) {
        Shape sequence = sequence(place.input());
        Place after =
                place.input().isSequence() ? place : place.after("_steps", Reshaping.toSteps(place.input(), sequence));
        LSTM lstm = new LSTM.Builder()
                .nIn(sequence.channels())
                .nOut(units)
                .dataFormat(RNNFormat.NWC)
                .activation(Activation.TANH)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .build();
        after.put(returnSequences ? lstm : new LastTimeStep(lstm));
    }

    /** What is read: a sequence as it is, a vector cut into steps, an image of one channel row by row. */
    private Shape sequence(Shape input) {
        if (steps != null && input.kind() != Shape.ShapeKind.VECTOR) {
            throw new InvalidSpec("steps", "is for vectors only, the input is " + input);
        }
        return switch (input.kind()) {
            case SEQUENCE -> input;
            case VECTOR -> cut(input.channels());
            case IMAGE -> rows(input);
        };
    }

    private Shape cut(long features) {
        long count = steps == null ? features : steps;
        if (features % count != 0) {
            throw new InvalidSpec("steps", "must divide the " + features + " values of the input, was " + count);
        }
        return Shape.sequence(count, features / count);
    }

    private static Shape rows(Shape image) {
        if (image.channels() != 1) {
            throw new InvalidSpec(
                    "",
                    "reads the rows of an image with one channel, gets " + image
                            + ": put conv2d with channels 1 before");
        }
        return Shape.sequence(image.height(), image.width());
    }
}
