package dev.descent.ml.probe;

import dev.descent.ml.probe.ProbeReport.AbsentClass;
import dev.descent.ml.probe.ProbeReport.GradientShare;
import dev.descent.ml.probe.ProbeReport.SweptRate;
import dev.descent.ml.schedule.Schedule;
import dev.descent.ml.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of a probe a person should know, in sentences with its numbers. */
final class ProbeFindings {
    private static final double FAR = 1.5;
    private static final double FEW = 0.2;
    private static final double COSTLY = 0.1;

    private final ProbeReport probe;
    private final TrainingPlan plan;
    private final List<String> findings = new ArrayList<>();

    private ProbeFindings(ProbeReport probe, TrainingPlan plan) {
        this.probe = probe;
        this.plan = plan;
    }

    /** The same report with its findings. */
    static ProbeReport of(ProbeReport probe, TrainingPlan plan) {
        ProbeFindings told = new ProbeFindings(probe, plan);
        told.beginning();
        told.gradient();
        probe.absences().forEach(told::absence);
        told.rates();
        return new ProbeReport(
                probe.batches(),
                probe.examples(),
                probe.complete(),
                probe.loss(),
                probe.uninformed(),
                probe.constant(),
                probe.gradient(),
                probe.vanished(),
                probe.absences(),
                probe.sweep(),
                probe.suggestedRate(),
                probe.secondsPerExample(),
                List.copyOf(told.findings));
    }

    private void beginning() {
        if (probe.loss() == null) {
            findings.add("the loss is not finite by the initial weights");
        } else if (probe.uninformed() != null && probe.loss() > FAR * probe.uninformed()) {
            findings.add(
                    ("the loss begins at %s, and outputs that tell nothing have %s: the initial outputs are large, which a"
                                    + " normalization or a lower first learning rate may mend")
                            .formatted(number(probe.loss()), number(probe.uninformed())));
        }
        if (probe.constant() != null) {
            findings.add(
                    ("a model that ignores its inputs and knows how often each label is comes to %s: what is above it after"
                                    + " training has learned nothing")
                            .formatted(number(probe.constant())));
        }
    }

    private void gradient() {
        if (probe.vanished() > 0) {
            findings.add("%s of the examples have no gradient beside the others': they teach nothing at the beginning"
                    .formatted(percent(probe.vanished())));
        }
        for (GradientShare share : probe.gradient()) {
            if (share.labels() > 0 && share.gradient() < FEW * share.labels()) {
                findings.add("%s has %s of the labels and %s of the gradient: it will be learned late"
                        .formatted(share.name(), percent(share.labels()), percent(share.gradient())));
            }
        }
    }

    private void absence(AbsentClass absent) {
        if (absent.scoreAbsent() == null || absent.scorePresent() == null) {
            return;
        }
        double cost = absent.scoreAbsent() - absent.scorePresent();
        if (cost > COSTLY) {
            findings.add(
                    ("%s is absent in %s of the examples, where outputs that are right everywhere by 99 %% still cost %s, and"
                                    + " %s where it is there: consider \"absent\": \"skip\" or a loss of single pixels")
                            .formatted(
                                    absent.name(),
                                    percent(absent.share()),
                                    number(absent.scoreAbsent()),
                                    number(absent.scorePresent())));
        }
    }

    private void rates() {
        Schedule schedule = plan.optimizer().learningRate().build(1000);
        double asked = schedule.at(0, 0);
        Double suggested = probe.suggestedRate();
        if (suggested != null && asked > 0 && (asked > 10 * suggested || asked < suggested / 10)) {
            findings.add(
                    ("the learning rate begins at %s; from rate to rate, the loss after %d steps fell until %s, one step above the"
                                    + " %s that is suggested")
                            .formatted(
                                    number(asked),
                                    probe.batches(),
                                    number(suggested * Math.sqrt(10)),
                                    number(suggested)));
        }
        probe.sweep().stream().filter(swept -> swept.loss() == null).findFirst().ifPresent(this::diverges);
        if (!probe.complete()) {
            findings.add("the time was over before all of it was done: try smaller batches or fewer of them");
        }
    }

    private void diverges(SweptRate swept) {
        findings.add("from a learning rate of %s on, numbers are not finite".formatted(number(swept.rate())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
