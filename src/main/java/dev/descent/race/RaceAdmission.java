package dev.descent.race;

import dev.descent.dataset.remote.FetchWatch;
import dev.descent.http.JsonBody;
import dev.descent.job.admit.Admission;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Nearest;
import dev.descent.ml.spec.Violation;
import dev.descent.ml.train.EpochMetrics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lets in races whose every job can train; each fault is told at its place in the race. */
@Component
@Profile("api")
class RaceAdmission {
    private final Admission admission;

    RaceAdmission(Admission admission) {
        this.admission = admission;
    }

    /**
     * Checks a race, each entry on the data where that is at hand.
     *
     * @throws InvalidSpec with every fault
     */
    AdmittedRace admit(UUID id, JsonNode body) {
        RaceSpec race = JsonBody.read(body, RaceSpec.class);
        RaceJobs jobs = new RaceJobs(race);
        List<RaceEntry> entries = jobs.named();
        Faults faults = new Faults();
        checkHalving(race, faults);
        List<Admitted> admitted = new ArrayList<>();
        Set<Violation> found = new LinkedHashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                admitted.add(admission.admit(
                        jobs.body(id, entries.get(i), race.seeds().get(0))));
            } catch (InvalidSpec invalid) {
                for (Violation violation : invalid.violations()) {
                    found.add(placed(race, i, violation));
                }
            }
        }
        found.forEach(violation -> faults.add(violation.path(), violation.message()));
        faults.raise();
        return new AdmittedRace(judged(race.resolved(entries, "loss", false), race, admitted), admitted);
    }

    private static void checkHalving(RaceSpec race, Faults faults) {
        Halving halving = race.halving();
        faults.check(
                halving == null || halving.first() < race.epochs(),
                "halving.first",
                "must be below the " + race.epochs() + " epochs of the jobs");
    }

    private static Violation placed(RaceSpec race, int entry, Violation violation) {
        String path = violation.path();
        if (race.entries().get(entry).isAt(path)) {
            return violation.under("entries[" + entry + "]");
        }
        int own = race.training().path("report_losses").size();
        for (int i = 0; i < race.reportLosses().size(); i++) {
            String reported = "training.report_losses[" + (own + i) + "]";
            if (path.startsWith(reported)) {
                String rest = path.substring(reported.length());
                return new Violation("report_losses[" + i + "]" + rest, violation.message());
            }
        }
        return violation.under("base");
    }

    private RaceSpec judged(RaceSpec named, RaceSpec asked, List<Admitted> admitted) {
        Admitted first = admitted.get(0);
        String metric = asked.metric();
        if (first.plan() != null) {
            TrainingData data =
                    admission.load(first.spec(), FetchWatch.withinRequest()).data();
            metric = metric == null ? EpochMetrics.usual(data) : metric;
            check(metric, EpochMetrics.known(first.plan().plan(), data));
        } else if (metric == null) {
            throw new InvalidSpec("metric", "is required where the data is not at hand to tell it");
        }
        checkComparable(metric, admitted);
        return asked.resolved(named.entries(), metric, EpochMetrics.isHigherBetter(metric));
    }

    /** A loss tells which of two runs is better only where both minimize it. */
    private static void checkComparable(String metric, List<Admitted> admitted) {
        long losses = admitted.stream().map(job -> job.spec().loss()).distinct().count();
        if (losses > 1 && EpochMetrics.isOfTrainedLoss(metric)) {
            throw new InvalidSpec(
                    "metric",
                    "is the loss that each entry minimizes, and these differ: judge by another metric, or by a loss of"
                            + " report_losses (reported_…), was " + metric);
        }
    }

    private static void check(String metric, List<String> known) {
        if (!known.contains(metric)) {
            throw new InvalidSpec(
                    "metric",
                    "must be one of " + String.join(", ", known) + ", was " + metric + Nearest.hint(metric, known));
        }
    }
}
