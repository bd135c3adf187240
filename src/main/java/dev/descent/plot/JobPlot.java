package dev.descent.plot;

import dev.descent.event.history.Curve;
import dev.descent.event.history.Curves;
import dev.descent.http.InvalidParameter;
import dev.descent.job.Job;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.spec.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.knowm.xchart.XYChart;
import org.springframework.stereotype.Component;

/** Draws jobs over each other. */
@Component
class JobPlot {
    private static final List<String> OF_ONE = List.of("loss", "epoch_loss", "validation_loss");
    private static final List<String> OF_MANY = List.of("epoch_loss", "validation_loss");

    private final Jobs jobs;
    private final Curves curves;

    JobPlot(Jobs jobs, Curves curves) {
        this.jobs = jobs;
        this.curves = curves;
    }

    /**
     * @param series by name; where none is named, those of the loss
     * @throws InvalidParameter where all of the jobs are over, and none has any series that is named
     */
    XYChart draw(List<UUID> ids, List<String> series, PlotSize size, boolean log) {
        List<Job> drawn = ids.stream().map(jobs::get).toList();
        List<String> names = !series.isEmpty() ? series : drawn.size() == 1 ? OF_ONE : OF_MANY;
        JobLabels labels = new JobLabels(drawn, names);
        List<String> before = labels.prefixes();
        List<PlottedLine> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            lines.addAll(lines(drawn.get(i), names, before.get(i), drawn.size() > 1 ? i : -1, 2 * size.width()));
        }
        if (lines.isEmpty() && !series.isEmpty()) {
            refuseUnknown(drawn, series);
        }
        return LossChart.of(labels.title(), lines, size, log);
    }

    /** A misspelt name would be an empty picture; of a job that is not over, a series may be still to come. */
    private void refuseUnknown(List<Job> drawn, List<String> series) {
        if (!drawn.stream().allMatch(job -> job.status().isTerminal())) {
            return;
        }
        Set<String> known = new TreeSet<>();
        drawn.forEach(job -> known.addAll(curves.names(job.id())));
        if (!known.isEmpty()) {
            throw new InvalidParameter(
                    "series",
                    "must be of " + String.join(", ", known) + ", was " + String.join(", ", series)
                            + Nearest.hint(series.get(0), known));
        }
    }

    private List<PlottedLine> lines(Job job, List<String> names, String before, int number, int points) {
        List<Curve> found = curves.of(job.id(), names, points).stream()
                .sorted(Comparator.comparingInt(curve -> names.indexOf(curve.name())))
                .toList();
        List<PlottedLine> lines = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int colour = number < 0 ? i : number;
            lines.add(new PlottedLine(before + found.get(i).name(), colour, number < 0 ? 0 : i, found.get(i)));
        }
        return lines;
    }
}
