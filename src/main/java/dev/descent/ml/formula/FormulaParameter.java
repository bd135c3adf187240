package dev.descent.ml.formula;

import java.util.List;

/**
 * What a name stands for that is given with a formula.
 *
 * @param isRow whether it is a number for each output of a position, and not one for all
 * @param values a single one, or one for each output; none where they are not known yet, or change
 */
public record FormulaParameter(boolean isRow, List<Double> values) {

    public static FormulaParameter of(double number) {
        return new FormulaParameter(false, List.of(number));
    }

    public static FormulaParameter ofEachOutput(List<Double> numbers) {
        return new FormulaParameter(true, numbers);
    }

    /** A number that a program is told, and may be told anew. */
    public static FormulaParameter changing() {
        return new FormulaParameter(false, List.of());
    }

    Node node(String name, Graph graph) {
        if (isRow) {
            return graph.row(values);
        }
        return values.isEmpty() ? graph.changing(name) : graph.constant(values.get(0));
    }
}
