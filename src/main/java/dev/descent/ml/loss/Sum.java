package dev.descent.ml.loss;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A weighted sum of other losses, whose terms are logged one by one. */
public record Sum(List<Term> terms, Weighting weighting) implements LossSpec {
    private static final int MOST_TERMS = 32;
    private static final int DEEPEST = 8;

    private static final Parameter<List<Term>> TERMS = Parameter.<List<Term>>of("terms", "list of {weight, loss}")
            .required()
            .must("must have at least one term", terms -> !terms.isEmpty())
            .must("must have at most " + MOST_TERMS + " terms", terms -> terms.size() <= MOST_TERMS)
            .must("must have a weight above 0", terms -> terms.stream()
                    .anyMatch(term -> term.weight().counts()))
            .must("must be nested at most " + DEEPEST + " deep", terms -> depth(terms) <= DEEPEST)
            .says(
                    "The losses, each with its weight, 1 unless given: a number, or a schedule whose time is epochs. A term of "
                            + "weight 0 trains nothing and is logged all the same.");
    private static final Parameter<Weighting> WEIGHTING = Parameter.choice("weighting", Weighting.class)
            .orElse(Weighting.GIVEN)
            .says(
                    "Given: the terms' weights are all. Uncertainty: each is divided by twice a variance, exp(s), that the job's "
                            + "optimizer learns from s = 0 on, and s / 2 is added.");

    static final About ABOUT = About.of("sum", "A weighted sum of losses; each term is a series of its own.")
            .formula(
                    "sum_i weight_i loss_i; with uncertainty, sum_i (weight_i loss_i exp(-s_i) / 2 + s_i / 2), s learned and "
                            + "kept from -10 to 10")
            .category("combination")
            .useWhen("no single loss says all you want: dice for the regions and cross_entropy for steady gradients is "
                    + "the standard for segmentation; the terms' series show which one drives the total (loss.dice) and what each "
                    + "does to the gradient (share.dice, cosine.dice.cross_entropy), and where a weight changes, it is a series too "
                    + "(weight.dice)")
            .avoidWhen("the terms have no output activation in common, or combine by more than weights (custom)")
            .parameters(TERMS, WEIGHTING)
            .example("{\"type\": \"sum\", \"terms\": [{\"weight\": 0.5, \"loss\": \"dice\"}, "
                    + "{\"weight\": 0.5, \"loss\": \"cross_entropy\"}]}");

    /** A loss and what it counts. */
    public record Term(TermWeight weight, LossSpec loss) {
        private static final Parameter<TermWeight> WEIGHT =
                Parameter.<TermWeight>of("weight", "number or schedule").orElse(TermWeight.ONE);
        private static final Parameter<LossSpec> LOSS =
                Parameter.<LossSpec>of("loss", "loss").required();

        public Term {
            Faults faults = new Faults();
            weight = WEIGHT.of(weight, faults);
            loss = LOSS.of(loss, faults);
            faults.raise();
        }
    }

    public Sum {
        Faults faults = new Faults();
        terms = TERMS.of(terms, faults);
        weighting = WEIGHTING.of(weighting, faults);
        faults.raise();
        for (int i = 0; i < terms.size() && weighting == Weighting.UNCERTAINTY; i++) {
            checkLearned(i, terms.get(i), faults);
        }
        faults.raise();
    }

    private static void checkLearned(int index, Term term, Faults faults) {
        faults.check(
                term.weight().counts(),
                TERMS.name() + "[" + index + "].weight",
                "must be above 0 where weights are learned, was 0.0");
        faults.check(
                !term.loss().canBeNegative(),
                path(index),
                "can be negative: its learned weight would grow, and the loss fall, without bound");
        faults.check(
                learned(term.loss()).isEmpty(), path(index), "learns weights itself, which only the outermost sum can");
    }

    /** The sums in a loss, itself among them, that learn weights. */
    static List<LossSpec> learned(LossSpec loss) {
        Stream<LossSpec> inside = loss.inner().stream().flatMap(inner -> learned(inner).stream());
        return Stream.concat(loss.learnedWeights() > 0 ? Stream.of(loss) : Stream.empty(), inside)
                .toList();
    }

    @Override
    public int learnedWeights() {
        return weighting == Weighting.UNCERTAINTY ? terms.size() : 0;
    }

    /** Also each term's gradient, while it is measured. */
    @Override
    public long workingNumbers(Target target) {
        int gradients = TermProducts.arePaired(terms.size()) ? terms.size() : 1;
        return LossSpec.super.workingNumbers(target) + (long) gradients * target.positions() * outputs(target);
    }

    @Override
    public boolean canBeNegative() {
        return weighting == Weighting.UNCERTAINTY || LossSpec.super.canBeNegative();
    }

    @Override
    public List<Violation> faultsAsTerm(Target target) {
        Faults faults = new Faults();
        faults.addAll("", faults(target));
        faults.check(
                weighting == Weighting.GIVEN,
                WEIGHTING.name(),
                "must be given: weights are learned in the outermost sum only");
        return faults.list();
    }

    @Override
    public List<LossSpec> inner() {
        return terms.stream().map(Term::loss).toList();
    }

    @Override
    public List<ScheduleSpec> schedules() {
        return Stream.concat(
                        terms.stream().map(term -> term.weight().schedule()).filter(Objects::nonNull),
                        LossSpec.super.schedules().stream())
                .toList();
    }

    @Override
    public List<Activation> activations(Target target) {
        return Composite.activations(inner(), target);
    }

    @Override
    public List<Violation> faults(Target target) {
        Faults faults = new Faults();
        for (int i = 0; i < terms.size(); i++) {
            faults.addAll(path(i), terms.get(i).loss().faultsAsTerm(target));
        }
        String apart = faults.isEmpty() ? Composite.disagreement(inner(), target) : null;
        if (apart != null) {
            faults.add(TERMS.name(), apart);
        }
        return faults.list();
    }

    @Override
    public List<Violation> faults(Target target, Activation output) {
        Faults faults = new Faults();
        for (int i = 0; i < terms.size(); i++) {
            faults.addAll(path(i), terms.get(i).loss().faults(target, output));
        }
        return faults.list();
    }

    @Override
    public LossSpec resolve(Target target, List<Long> counts) {
        Faults faults = new Faults();
        List<@Nullable LossSpec> resolved = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            LossSpec loss = terms.get(i).loss();
            resolved.add(faults.collect(path(i), () -> loss.resolve(target, counts)));
        }
        faults.raise();
        return new Sum(
                IntStream.range(0, terms.size())
                        .mapToObj(i -> new Term(terms.get(i).weight(), resolved.get(i)))
                        .toList(),
                weighting);
    }

    @Override
    public Loss build(Target target) {
        List<String> names =
                Composite.distinct(inner().stream().map(Composite::typeOf).toList());
        List<Loss> losses = inner().stream().map(loss -> loss.build(target)).toList();
        List<TermWeight> weights = terms.stream().map(Term::weight).toList();
        return new SumLoss(weights, names, new LossParts(names, losses), weighting == Weighting.UNCERTAINTY);
    }

    private static String path(int term) {
        return TERMS.name() + "[" + term + "]." + Term.LOSS.name();
    }

    private static int depth(List<Term> terms) {
        return 1 + terms.stream().mapToInt(term -> depth(term.loss())).max().orElse(0);
    }

    private static int depth(LossSpec loss) {
        return loss.inner().stream().mapToInt(inner -> 1 + depth(inner)).max().orElse(0);
    }
}
