package dev.descent.plot;

import dev.descent.job.Job;
import dev.descent.job.LossTitle;
import dev.descent.ml.train.EpochMetrics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What jobs are called in a picture, so that each is told from the others; with their losses where these differ. */
final class JobLabels {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LOSS = 30;

    private final List<Job> jobs;
    private final boolean losses;

    /** @param series that are drawn */
    JobLabels(List<Job> jobs, List<String> series) {
        this.jobs = jobs;
        losses = series.stream().anyMatch(EpochMetrics::isOfTrainedLoss)
                && jobs.stream().map(JobLabels::loss).distinct().count() > 1;
    }

    String title() {
        return jobs.size() == 1
                ? name(jobs.get(0))
                : jobs.size() + (losses ? " jobs of different losses, whose heights do not compare" : " jobs");
    }

    /** What stands before the names of each job's series; empty of one alone. */
    List<String> prefixes() {
        Set<String> twice = new HashSet<>();
        return jobs.size() == 1
                ? List.of("")
                : jobs.stream().map(job -> label(job, twice) + " ").toList();
    }

    private String label(Job job, Set<String> seen) {
        String name = name(job);
        String told = seen.add(name) ? name : name + " (" + ending(job.id()) + ")";
        return losses ? told + " (" + LossTitle.of(loss(job), LONGEST_LOSS) + ")" : told;
    }

    private static JsonNode loss(Job job) {
        return job.spec().path("loss");
    }

    private static String name(Job job) {
        String name = job.submission().name();
        return name == null ? ending(job.id()) : cut(name, LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }

    /** An id begins with the time, by which jobs of the same minute are not told apart. */
    private static String ending(UUID id) {
        String text = id.toString();
        return "…" + text.substring(text.length() - 12);
    }
}
