package dev.descent.ml.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names in a formula stand for, besides functions. */
final class Names {
    private static final Map<String, Input> INPUTS = Map.of(
            "target", Input.TARGET,
            "y", Input.TARGET,
            "output", Input.OUTPUT,
            "p", Input.OUTPUT,
            "logits", Input.LOGITS,
            "z", Input.LOGITS);

    private final Map<String, FormulaParameter> parameters;
    private final Set<String> externals;
    private final List<String> used = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private final Map<String, Node> defined = new LinkedHashMap<>();

    Names(Map<String, FormulaParameter> parameters, Set<String> externals) {
        this.parameters = parameters;
        this.externals = externals;
    }

    /** Names that nothing else may have. */
    static boolean isReserved(String name) {
        return INPUTS.containsKey(name) || Function.named(name) != null;
    }

    @Nullable
    Node find(String name, Graph graph) {
        Input input = INPUTS.get(name);
        FormulaParameter parameter = parameters.get(name);
        found.add(name);
        if (input != null) {
            return graph.input(input);
        } else if (parameter != null) {
            return parameter.node(name, graph);
        } else if (externals.contains(name)) {
            return graph.external(indexOf(name));
        }
        return defined.get(name);
    }

    /** Gives a name to an expression; answers why it may not have it, or null. */
    @Nullable
    String define(String name, Node value) {
        if (isReserved(name)) {
            return "is a word of the language";
        } else if (parameters.containsKey(name)) {
            return "is a parameter";
        } else if (externals.contains(name)) {
            return "is the name of a loss";
        }
        return defined.putIfAbsent(name, value) == null ? null : "stands for something else already";
    }

    /** Names of expressions that were not looked for. */
    List<String> unused() {
        return defined.keySet().stream().filter(name -> !found.contains(name)).toList();
    }

    /** What to say of a name that stands for nothing. */
    String unknown(Token word) {
        return Function.named(word.text()) != null
                ? word.shown() + " is a function: write " + word.text() + "(...)"
                : word.shown() + " is not known" + hint(word.text()) + "; there are " + all()
                        + ", and the catalogue's losses; other numbers are named in \"parameters\"";
    }

    /** What to say of a name that is called, and is no function's. */
    String notAFunction(Token name) {
        return externals.contains(name.text())
                ? name.shown() + " is a loss and no function: write its name alone"
                : name.shown() + " is not a function" + OtherNames.hint(name.text(), Function.ids())
                        + "; the functions are " + String.join(", ", Function.ids());
    }

    private String hint(String name) {
        List<String> known = new ArrayList<>(INPUTS.keySet());
        known.addAll(parameters.keySet());
        known.addAll(externals);
        known.addAll(defined.keySet());
        return OtherNames.hint(name, known.stream().sorted().toList());
    }

    /** The externals that were found, in the order of their indices. */
    List<String> used() {
        return List.copyOf(used);
    }

    /** All that were looked for. */
    Set<String> found() {
        return Set.copyOf(found);
    }

    private String all() {
        List<String> names = new ArrayList<>(List.of("target (y)", "output (p)", "logits (z)"));
        parameters.keySet().stream().sorted().forEach(names::add);
        names.addAll(defined.keySet());
        return String.join(", ", names);
    }

    private int indexOf(String external) {
        if (!used.contains(external)) {
            used.add(external);
        }
        return used.indexOf(external);
    }
}
