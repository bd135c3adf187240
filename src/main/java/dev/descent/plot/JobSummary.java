package dev.descent.plot;

import dev.descent.job.Job;
import dev.descent.job.Receipt;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.gate.GateVerdict;
import dev.descent.ml.train.KeptWeights;
import dev.descent.ml.train.metric.MetricName;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job in Markdown: how it ended, its metrics beside another job's, its loss, the verdicts on its gates, and by which data and parameters it
 * can be told.
 *
 * @param baseline to compare with, or null
 * @param epoch the last that is over, of which the metrics are; the log's progress may be within the next
 * @param losses as one line of text, or empty
 */
record JobSummary(Job job, @Nullable Job baseline, int epoch, String losses) {

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("### ").append(title()).append("\n\n");
        if (job.failure() != null) {
            text.append(Markdown.sentence(
                            job.failure().title() + ": " + job.failure().detail()))
                    .append("\n\n");
        }
        text.append(metrics()).append(kept());
        if (!losses.isEmpty()) {
            text.append("\nLoss `")
                    .append(losses)
                    .append("`, ")
                    .append(progress())
                    .append("\n");
        }
        GateResults gates = job.state().gates();
        text.append(gates == null ? "" : gates(gates.gates()));
        return text.append("\n").append(identity()).append("\n").toString();
    }

    private String title() {
        String name = job.name();
        Boolean passed = job.state().gatesPassed();
        String gates = job.state().gates() == null
                ? ""
                : passed == null ? ", gates inconclusive" : passed ? ", gates passed" : ", gates missed";
        return Markdown.code(name == null ? job.id().toString() : name) + " "
                + job.status().word() + gates;
    }

    private String metrics() {
        StringBuilder table = new StringBuilder();
        JsonNode own = job.metrics();
        for (String name : own.propertyNames()) {
            if (own.get(name).isNumber()) {
                table.append(row(name, own.get(name).doubleValue()));
            }
        }
        if (table.isEmpty()) {
            return "";
        }
        return baseline == null
                ? Markdown.row("metric", "value") + Markdown.row("---", "---:") + table
                : Markdown.row("metric", "value", "baseline", "difference")
                        + Markdown.row("---", "---:", "---:", "---")
                        + table
                        + (isSameData() ? "" : "\nThe baseline was measured on other data, or another split of it.\n");
    }

    private String row(String name, double value) {
        if (baseline == null) {
            return Markdown.row(Markdown.code(name), Markdown.number(value));
        }
        JsonNode other = baseline.metrics().path(name);
        if (!other.isNumber()) {
            return Markdown.row(Markdown.code(name), Markdown.number(value), "–", "–");
        }
        double difference = value - other.doubleValue();
        return Markdown.row(
                Markdown.code(name),
                Markdown.number(value),
                Markdown.number(other.doubleValue()),
                Markdown.signed(difference) + meaning(name, difference));
    }

    private static String meaning(String name, double difference) {
        if (difference == 0 || Double.isNaN(difference)) {
            return "";
        }
        return difference > 0 == new MetricName(name).isHigherBetter() ? " better" : " worse";
    }

    private boolean isSameData() {
        JsonNode own = job.spec().path("dataset");
        JsonNode other = baseline == null ? own : baseline.spec().path("dataset");
        return own.path("sha256").equals(other.path("sha256"))
                && own.path("split").equals(other.path("split"));
    }

    /** The gates go by the model, and the metrics by the end of the run. */
    private String kept() {
        KeptWeights kept = job.receipt() == null ? null : job.receipt().kept();
        if (kept == null || kept.metric() == null || kept.value() == null || kept.epoch() == epoch) {
            return "";
        }
        return "\nThe metrics are of epoch " + epoch + ". The model, and so its gates, has the weights of epoch "
                + kept.epoch() + ", the best by " + Markdown.code(kept.metric()) + " (" + Markdown.number(kept.value())
                + ").\n";
    }

    private String progress() {
        JsonNode progress = job.progress();
        return progress.path("iteration").asLong(0) + " iterations, "
                + progress.path("epoch").asLong(0) + " epochs";
    }

    private static String gates(List<GateVerdict> gates) {
        StringBuilder table = new StringBuilder("\n")
                .append(Markdown.row("gate", "verdict", "value", "baseline", "difference", "examples"))
                .append(Markdown.row("---", "---", "---:", "---:", "---", "---:"));
        gates.forEach(gate -> table.append(row(gate)));
        return table.toString();
    }

    private static String row(GateVerdict gate) {
        List<Double> interval = gate.interval();
        String difference = gate.difference() == null || interval == null
                ? "–"
                : Markdown.signed(gate.difference()) + " (" + Markdown.signed(interval.get(0)) + " to "
                        + Markdown.signed(interval.get(1)) + ")";
        String reason = gate.reason() == null ? "" : ": " + Markdown.sentence(gate.reason());
        return Markdown.row(
                Markdown.code(gate.gate().metric()) + " " + asked(gate),
                "**" + gate.verdict().name().toLowerCase(Locale.ROOT) + "**" + reason,
                Markdown.number(gate.value()),
                Markdown.number(gate.baselineValue()),
                difference,
                gate.examples() == null ? "–" : gate.examples().toString());
    }

    private static String asked(GateVerdict gate) {
        if (gate.gate().min() != null) {
            return "at least " + gate.gate().min();
        }
        return gate.gate().max() != null
                ? "at most " + gate.gate().max()
                : "no worse by " + gate.gate().margin();
    }

    private String identity() {
        Receipt receipt = job.receipt();
        String parameters = receipt == null || receipt.parametersSha256() == null
                ? ""
                : ", parameters " + Markdown.code(receipt.parametersSha256());
        String compared = baseline == null
                ? ""
                : ", baseline " + Markdown.code(baseline.id().toString());
        return "Job " + Markdown.code(job.id().toString()) + compared + ", data "
                + Markdown.code(job.spec().at("/dataset/uri").asString("")) + " "
                + Markdown.code(job.spec().at("/dataset/sha256").asString("")) + parameters;
    }
}
