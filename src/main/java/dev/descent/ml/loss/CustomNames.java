package dev.descent.ml.loss;

import dev.descent.ml.formula.Formula;
import dev.descent.ml.formula.FormulaParameter;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** The names that a formula can use besides the language's own. */
final class CustomNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private CustomNames() {}

    static void check(
            @Nullable Map<String, FormulaNumber> parameters, @Nullable Map<String, LossSpec> losses, Faults faults) {
        Map<String, LossSpec> named = losses == null ? Map.of() : losses;
        named.keySet().forEach(name -> check(name, "losses", faults));
        if (parameters != null) {
            parameters.keySet().forEach(name -> {
                check(name, "parameters", faults);
                faults.check(
                        !named.containsKey(name) && !isCatalogueLoss(name),
                        Violation.join("parameters", name),
                        "is the name of a loss");
            });
        }
    }

    /** The names of losses: those given, and the catalogue's that need no parameters. */
    private static Set<String> losses(Map<String, LossSpec> given) {
        Set<String> names = new HashSet<>(given.keySet());
        for (About about : Family.of(LossSpec.class).catalogue()) {
            if (about.parameters().stream().noneMatch(Parameter::isRequired)) {
                names.add(about.type());
                names.addAll(about.aliases());
            }
        }
        return names;
    }

    private static Map<String, FormulaParameter> numbers(Map<String, FormulaNumber> given) {
        Map<String, FormulaParameter> numbers = new HashMap<>();
        given.forEach((name, number) -> numbers.put(name, number.given()));
        return numbers;
    }

    /** @throws InvalidSpec at the formula */
    static Formula parse(String text, Map<String, FormulaNumber> parameters, Map<String, LossSpec> losses) {
        return InvalidSpec.under(Custom.FORMULA.name(), () -> Formula.parse(text, numbers(parameters), losses(losses)));
    }

    /** Of the parameters that stand in a formula. */
    static Map<String, ScheduleSpec> schedules(Map<String, FormulaNumber> parameters, Formula formula) {
        Map<String, ScheduleSpec> schedules = new TreeMap<>();
        parameters.forEach((name, number) -> {
            if (number.schedule() != null && formula.names(name)) {
                schedules.put(name, number.schedule());
            }
        });
        return schedules;
    }

    static LossSpec loss(String name, Map<String, LossSpec> given) {
        LossSpec loss = given.get(name);
        return loss != null ? loss : SpecReader.read(JsonNodeFactory.instance.stringNode(name), LossSpec.class);
    }

    private static boolean isCatalogueLoss(String name) {
        return Family.of(LossSpec.class).member(name) != null;
    }

    private static void check(String name, String field, Faults faults) {
        String path = Violation.join(field, name.length() <= 64 ? name : name.substring(0, 61) + "...");
        faults.check(
                NAME.matcher(name).matches(),
                path,
                "must be a name of at most 64 letters, digits and underscores that begins with a letter");
        faults.check(!Formula.isReserved(name), path, "is a word of the language");
    }
}
