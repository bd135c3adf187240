package dev.descent.ml.data;

import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of named columns, each with a label. */
public final class RawTable implements RawData {
    private final List<Column> features;
    private final Labels labels;
    private final int[] inFile;
    private final Notes notes;
    private final @Nullable GivenParts given;
    private final float @Nullable [] weights;

    /**
     * What was found while it was read.
     *
     * @param columns all that are used, in the file's order
     * @param unused names of the columns that are no inputs, the target among them
     * @param warnings what a person should know
     */
    public record Notes(List<ColumnSummary> columns, List<String> unused, List<String> warnings) {}

    /** @param inFile which row of the file each row is, from 0 */
    public RawTable(List<Column> features, Labels labels, int[] inFile, Notes notes) {
        this(features, labels, inFile, notes, null, null);
    }

    private RawTable(
            List<Column> features,
            Labels labels,
            int[] inFile,
            Notes notes,
            @Nullable GivenParts given,
            float @Nullable [] weights) {
        this.given = given;
        this.features = List.copyOf(features);
        this.labels = labels;
        this.inFile = inFile;
        this.notes = notes;
        this.weights = weights;
    }

    /** The same rows, of which each counts in a loss as much as its weight says; null for all alike. */
    RawTable weighed(float @Nullable [] by) {
        return new RawTable(features, labels, inFile, notes, given, by);
    }

    /** The same with parts of its own, or without. */
    RawTable with(@Nullable GivenParts parts) {
        return new RawTable(features, labels, inFile, notes, parts, weights);
    }

    @Override
    public Optional<GivenParts> givenParts() {
        return Optional.ofNullable(given);
    }

    /** A table that was made and not read: nothing is missing. */
    public static RawTable made(List<Column> features, Labels labels) {
        int size = features.get(0).size();
        return new RawTable(
                features, labels, IntStream.range(0, size).toArray(), new Notes(List.of(), List.of(), List.of()));
    }

    @Override
    public int size() {
        return inFile.length;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<ColumnSummary> columns() {
        return notes.columns();
    }

    @Override
    public List<String> notes() {
        return notes.warnings();
    }

    @Override
    public TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget) {
        int[] training = parts.training();
        List<ColumnEncoding> columns = features.stream()
                .map(column -> ColumnEncoding.learn(column, training, normalize))
                .toList();
        TargetScaling scaling = labels.scaling(training, scaleTarget);
        TableEncoding encoding = new TableEncoding(columns, notes.unused(), labels.target(), scaling);
        if (encoding.input().size() == 0) {
            throw new InvalidSpec("format.features", "have no value in the training part");
        }
        return new TrainingData(
                encoding.input(),
                labels.target(),
                scaling,
                part(encoding, training),
                part(encoding, parts.validation()),
                part(encoding, parts.test()),
                labels.counts(training),
                SpecWriter.write(encoding),
                warnings(parts, encoding));
    }

    @Override
    public KnownExamples encodeAs(Encoding encoding, int[] examples) {
        if (!(encoding instanceof TableEncoding table)) {
            throw new InvalidSpec("format", "gives rows of a table, and the model takes images");
        }
        List<Column> chosen = table.columns().stream().map(this::column).toList();
        ScaledLabels known = new ScaledLabels(labels.as(encoding.target()), encoding.scaling(), weights);
        return new KnownExamples(
                new RowExamples(table.encode(chosen, examples), examples, inFile, known), notes.warnings());
    }

    private Column column(ColumnEncoding wanted) {
        return features.stream()
                .filter(column -> column.name().equals(wanted.name()) && wanted.takes(column))
                .findFirst()
                .orElseThrow(() -> new InvalidSpec(
                        "uri", "has no column \"" + wanted.name() + "\" of the kind that the model was trained on"));
    }

    @Override
    public void digest(MessageDigest digest) {
        labels.digest(digest);
        for (Column column : features) {
            digest.update(column.name().getBytes(StandardCharsets.UTF_8));
            ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * column.size());
            for (int row = 0; row < column.size(); row++) {
                buffer.putDouble(column instanceof NumberColumn numbers ? numbers.values()[row] : 0);
            }
            digest.update(buffer.array());
        }
    }

    private Examples part(TableEncoding encoding, int[] rows) {
        return new RowExamples(
                encoding.encode(features, rows), rows, inFile, new ScaledLabels(labels, encoding.scaling(), weights));
    }

    private List<String> warnings(Parts parts, TableEncoding encoding) {
        List<String> warnings = new ArrayList<>(notes.warnings());
        warnings.addAll(labels.warnings(parts));
        for (Column column : features) {
            warnings.addAll(ColumnChecks.warnings(column, parts.training(), labels));
        }
        int[] all = IntStream.range(0, size()).toArray();
        warnings.addAll(encoding.warnings(features, all));
        return warnings;
    }
}
