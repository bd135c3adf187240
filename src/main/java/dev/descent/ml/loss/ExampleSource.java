package dev.descent.ml.loss;

import dev.descent.ml.formula.Input;
import dev.descent.ml.formula.OutputSource;
import org.jspecify.annotations.Nullable;

/** An example as a formula sees it. */
@SuppressWarnings("ArrayRecordComponent") // lives for a call
record ExampleSource(Example example, double @Nullable [] weights, PixelDifferences differences)
        implements OutputSource {

    @Override
    public int size() {
        return example.size();
    }

    @Override
    public double[] values(Input input) {
        return switch (input) {
            case TARGET -> example.labels();
            case OUTPUT -> example.outputs();
            case LOGITS -> example.logits();
            case LOG_OUTPUT -> example.logOutputs();
            case LOG_COMPLEMENT -> example.logComplements();
            default -> differences.values(input, values(input.base()));
        };
    }

    @Override
    public double[] slopes(Input input) {
        return switch (input) {
            case TARGET -> throw new IllegalStateException("labels are not trained");
            case OUTPUT -> example.byOutputs();
            case LOGITS -> example.byLogits();
            case LOG_OUTPUT -> example.byLogOutputs();
            case LOG_COMPLEMENT -> example.byLogComplements();
            default -> differences.slopes(input, slopes(input.base()));
        };
    }
}
