package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.formula.Formula;
import dev.descent.ml.formula.Input;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.FromText;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loss that its user writes as a formula; the gradient follows by itself. */
@FromText(mark = "[+*/^(=;]|\\s[-\u2212]\\s", example = "0.7*dice + 0.3*cross_entropy")
public record Custom(String formula, Map<String, FormulaNumber> parameters, Map<String, LossSpec> losses)
        implements LossSpec {
    private static final int MOST_NAMES = 64;

    static final Parameter<String> FORMULA = Parameter.text("formula")
            .required()
            .says("One number per example, from target (y), output (p), logits (z), parameters and catalogue losses "
                    + "by name; docs/formulas.md has the grammar.");
    static final Parameter<Map<String, FormulaNumber>> PARAMETERS = Parameter.<Map<String, FormulaNumber>>of(
                    "parameters", "object of number, list of number, schedule, or \"class_counts\"")
            .must("must be at most " + MOST_NAMES, names -> names.size() <= MOST_NAMES)
            .orElse(Map.of())
            .says("Numbers that the formula uses by name: one, a list with one for each output, \"class_counts\", the "
                    + "training examples of each class, or a schedule whose time is epochs.");
    private static final Parameter<Map<String, LossSpec>> LOSSES = Parameter.<Map<String, LossSpec>>of(
                    "losses", "object of loss")
            .must("must be at most " + MOST_NAMES, names -> names.size() <= MOST_NAMES)
            .orElse(Map.of())
            .says("Losses that the formula uses by a name of yours; a catalogue loss with its defaults needs no "
                    + "entry.");

    static final About ABOUT = About.of(
                    "custom", "A loss of your own, as a formula; gradients are exact and automatic.")
            .formula("formula(y, p, z)")
            .category("combination")
            .useWhen("no catalogue loss says what you want: a new idea, a penalty of your own, terms that multiply; it "
                    + "costs about as much as a built-in loss")
            .avoidWhen("a catalogue loss or a weighted sum of them says the same")
            .parameters(FORMULA, PARAMETERS, LOSSES)
            .example("{\"type\": \"custom\", \"formula\": \"0.7*dice + 0.3*mean(pow(abs(y - p), k))\", \"parameters\": "
                    + "{\"k\": 1.5}}");

    public Custom {
        Faults faults = new Faults();
        formula = FORMULA.of(formula, faults);
        parameters = PARAMETERS.of(parameters, faults);
        losses = LOSSES.of(losses, faults);
        CustomNames.check(parameters, losses, faults);
        faults.raise();
        CustomNames.parse(formula, parameters, losses);
    }

    /** The losses that the formula uses, in the order in which it wants their scores. */
    Map<String, LossSpec> used() {
        Map<String, LossSpec> used = new LinkedHashMap<>();
        parsed().externals().forEach(name -> used.put(name, CustomNames.loss(name, losses)));
        return used;
    }

    @Override
    public List<LossSpec> inner() {
        return List.copyOf(used().values());
    }

    /** As the losses in it have it; or else as its logarithms ask for, which are of positive outputs only. */
    @Override
    public List<Activation> activations(Target target) {
        Formula parsed = parsed();
        if (!parsed.externals().isEmpty()) {
            return Composite.activations(inner(), target);
        } else if (!target.isCategorical() && parsed.uses(Input.LOG_COMPLEMENT)) {
            return List.of(Activation.SIGMOID, Activation.IDENTITY);
        } else if (!target.isCategorical() && parsed.wantsPositiveOutputs()) {
            return AcceptedActivations.amounts(target);
        }
        return AcceptedActivations.distances(target);
    }

    @Override
    public List<Violation> faults(Target target) {
        Faults faults = new Faults();
        used().forEach((name, loss) -> faults.addAll(path(name), loss.faults(target)));
        if (faults.isEmpty()) {
            new CustomFaults(this, parsed(), target).addTo(faults);
        }
        return faults.list();
    }

    @Override
    public List<Violation> faults(Target target, Activation output) {
        Faults faults = new Faults();
        used().forEach((name, loss) -> faults.addAll(path(name), loss.faults(target, output)));
        return faults.list();
    }

    /** A name that does not stand in the formula is mostly a slip: the formula has a number, or another name, in its place. */
    @Override
    public List<String> warnings(Target target) {
        Formula parsed = parsed();
        Stream<String> unused = Stream.concat(
                        parameters.keySet().stream().sorted(),
                        losses.keySet().stream().sorted())
                .filter(name -> !parsed.names(name))
                .map(name -> "custom: " + name + " does not stand in the formula");
        Stream<String> defined = parsed.unusedDefinitions().stream()
                .map(name -> "custom: what " + name + " stands for is not used in the formula");
        return Stream.of(unused, defined, LossSpec.super.warnings(target).stream())
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public boolean detaches() {
        return parsed().detaches() || LossSpec.super.detaches();
    }

    @Override
    public boolean needsMap() {
        return parsed().looksAtNeighbours() || LossSpec.super.needsMap();
    }

    /** Differences between pixels are kept for the example, and their slopes. */
    @Override
    public long workingNumbers(Target target) {
        long differences = 2L * Input.values().length * target.positions() * outputs(target);
        return (parsed().looksAtNeighbours() ? differences : 0) + LossSpec.super.workingNumbers(target);
    }

    /**
     * Where labels and outputs meet only as a difference, both may be standardized;
     * elsewhere the formula means the label's own unit.
     */
    @Override
    public boolean scalesTarget() {
        return parsed().isOfDifferences() && LossSpec.super.scalesTarget();
    }

    /** Whether the formula measures how far outputs are from labels, besides what the losses in it measure. */
    public boolean isOfDistances() {
        return parsed().isOfDistances();
    }

    boolean scoresPositions() {
        return parsed().scoresPositions();
    }

    /** What the data has filled in stands under {@code losses}. */
    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        Faults faults = new Faults();
        Map<String, LossSpec> resolved = new LinkedHashMap<>(losses);
        used().forEach((name, loss) -> {
            @Nullable LossSpec filled = faults.collect(path(name), () -> loss.resolve(target, counts));
            if (filled != null && !filled.equals(loss)) {
                resolved.put(name, filled);
            }
        });
        faults.raise();
        Map<String, FormulaNumber> numbers = new LinkedHashMap<>(parameters);
        numbers.replaceAll((name, number) -> number.resolve(counts));
        return new Custom(formula, numbers, resolved);
    }

    @Override
    public Loss build(Target target) {
        Map<String, LossSpec> used = used();
        List<Loss> built =
                used.values().stream().map(loss -> loss.build(target)).toList();
        return new CustomLoss(
                parsed().compile(target.positions(), outputs(target)),
                new LossParts(List.copyOf(used.keySet()), built),
                CustomNames.schedules(parameters, parsed()),
                parsed().uses(Input.LOGITS) || parsed().uses(Input.LOGITS_ACROSS) || parsed().uses(Input.LOGITS_DOWN));
    }

    @Override
    public List<ScheduleSpec> schedules() {
        return Stream.concat(
                        CustomNames.schedules(parameters, parsed()).values().stream(),
                        LossSpec.super.schedules().stream())
                .toList();
    }

    String path(String name) {
        return losses.containsKey(name) ? Violation.join(LOSSES.name(), name) : FORMULA.name();
    }

    private Formula parsed() {
        return CustomNames.parse(formula, parameters, losses);
    }
}
