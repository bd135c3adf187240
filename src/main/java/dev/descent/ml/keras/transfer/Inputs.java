package dev.descent.ml.keras.transfer;

import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;

/** Fits the data's examples to what a Keras model takes. */
final class Inputs {

    private Inputs() {}

    /**
     * What enters the first layer.
     *
     * @param taken by the model, channels last, 0 for any size
     */
    static KerasShape signal(List<Integer> taken, InputShape input) {
        List<Integer> given = input.dimensions();
        List<Integer> last = input.isImage() ? List.of(given.get(1), given.get(2), given.get(0)) : given;
        boolean grey = input.isImage() && given.get(0) == 1;
        if (fits(taken, last)) {
            return new KerasShape(last, List.of());
        }
        if (grey && fits(taken, last.subList(0, 2))) {
            return new KerasShape(last.subList(0, 2), List.of());
        }
        if (grey && fits(taken, List.of(input.size()))) {
            return KerasShape.of(input.size());
        }
        throw new InvalidSpec(
                "uri",
                "takes " + shown(taken) + (taken.size() == 3 ? " (height, width, channels)" : "") + ", the data gives "
                        + last);
    }

    private static boolean fits(List<Integer> taken, List<Integer> given) {
        boolean fits = taken.size() == given.size();
        for (int i = 0; fits && i < taken.size(); i++) {
            fits = taken.get(i) == 0 || taken.get(i).equals(given.get(i));
        }
        return fits;
    }

    private static String shown(List<Integer> taken) {
        return taken.toString().replaceAll("\\b0\\b", "any");
    }
}
