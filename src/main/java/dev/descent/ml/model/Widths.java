package dev.descent.ml.model;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of layer widths: its checks, with the path of the width that is wrong. */
final class Widths {

    private Widths() {}

    /** A parameter that holds at most {@code longest} widths. */
    static Parameter<List<Integer>> parameter(String name, int longest) {
        return Parameter.<List<Integer>>of(name, "list of integer")
                .must("must have at most " + longest + " entries", list -> list.size() <= longest);
    }

    /** The widths to use, each checked to lie between 1 and {@code widest}. */
    static List<Integer> of(
            Parameter<List<Integer>> parameter, @Nullable List<Integer> value, int widest, Faults faults) {
        List<Integer> widths = List.copyOf(parameter.of(value, faults));
        for (int i = 0; i < widths.size(); i++) {
            int width = widths.get(i);
            faults.check(
                    width >= 1 && width <= widest,
                    parameter.name() + "[" + i + "]",
                    "must be from 1 to " + widest + ", was " + width);
        }
        return widths;
    }
}
