package dev.descent.ml.data;

import dev.descent.ml.data.encode.ColumnEncoding;
import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.TableEncoding;
import dev.descent.ml.data.encode.Unseen;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.store.Store;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.data.table.NumberColumn;
import dev.descent.ml.data.table.Shown;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
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
    private final TableNotes notes;
    private final Unseen unseen;
    private final @Nullable GivenParts given;
    private final float @Nullable [] weights;
    private final Store store;

    /**
     * A table.
     *
     * @param inFile which row of the file each row is, from 0
     * @param unseen what predictions of a model that learned from it do with words that it did not have
     */
    public RawTable(List<Column> features, Labels labels, int[] inFile, TableNotes notes, Unseen unseen) {
        this(features, labels, inFile, notes, unseen, null, null, Store.ofHeap());
    }

    private RawTable(
            List<Column> features,
            Labels labels,
            int[] inFile,
            TableNotes notes,
            Unseen unseen,
            @Nullable GivenParts given,
            float @Nullable [] weights,
            Store store) {
        this.unseen = unseen;
        this.given = given;
        this.features = List.copyOf(features);
        this.labels = labels;
        this.inFile = inFile;
        this.notes = notes;
        this.weights = weights;
        this.store = store;
    }

    /** The same rows, of which each counts in a loss as much as its weight says; null for all alike. */
    public RawTable weighed(float @Nullable [] by) {
        return new RawTable(features, labels, inFile, notes, unseen, given, by, store);
    }

    /** The same, whose encoded rows are kept there. */
    public RawTable keptIn(Store there) {
        return new RawTable(features, labels, inFile, notes, unseen, given, weights, there);
    }

    /** The same with parts of its own, or without. */
    public RawTable with(@Nullable GivenParts parts) {
        return new RawTable(features, labels, inFile, notes, unseen, parts, weights, store);
    }

    @Override
    public Optional<GivenParts> givenParts() {
        return Optional.ofNullable(given);
    }

    /** A table that was made and not read: nothing is missing. */
    public static RawTable made(List<Column> features, Labels labels) {
        int size = features.get(0).size();
        return new RawTable(features, labels, IntStream.range(0, size).toArray(), TableNotes.NONE, Unseen.REFUSE);
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
    public DividingColumns dividing() {
        return notes.dividing();
    }

    @Override
    public List<Grouping> groupings() {
        return SharedGroups.groupings(notes.dividing().named());
    }

    @Override
    public List<String> notes() {
        return notes.told();
    }

    @Override
    public void requireLearnable() {
        notes.requireLearnable();
    }

    @Override
    public TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget) throws IOException {
        int[] training = parts.training();
        List<ColumnEncoding> columns = learn(training, normalize);
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

    private List<ColumnEncoding> learn(int[] training, Normalize normalize) {
        Faults faults = new Faults();
        List<ColumnEncoding> columns = new ArrayList<>();
        for (Column column : features) {
            faults.attempt("", () -> columns.add(ColumnEncoding.learn(column, training, normalize, unseen)));
        }
        faults.raise();
        return columns;
    }

    @Override
    public KnownExamples encodeAs(Encoding encoding, int[] examples) throws IOException {
        if (!(encoding instanceof TableEncoding table)) {
            throw new InvalidSpec("format", "gives rows of a table, and the model takes images");
        }
        List<Column> chosen = table.columns().stream().map(this::column).toList();
        ScaledLabels known = new ScaledLabels(labels.as(encoding.target()), encoding.scaling(), weights);
        known.check(examples);
        List<String> warnings = new ArrayList<>(notes.warnings());
        warnings.addAll(table.warnings(chosen, examples));
        Records encoded = table.encode(chosen, examples, store);
        return new KnownExamples(new RowExamples(encoded, examples, inFile, known), warnings);
    }

    private Column column(ColumnEncoding wanted) {
        return features.stream()
                .filter(column -> column.name().equals(Spelling.clean(wanted.name())) && wanted.takes(column))
                .findFirst()
                .orElseThrow(() -> new InvalidSpec(
                        "uri",
                        "has no column " + Shown.quoted(wanted.name()) + " of the kind that the model was trained on"));
    }

    @Override
    public void digest(MessageDigest digest) {
        labels.digest(digest);
        for (Column column : features) {
            digest.update(column.name().getBytes(StandardCharsets.UTF_8));
            ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * column.size());
            for (int row = 0; row < column.size(); row++) {
                buffer.putDouble(column instanceof NumberColumn numbers ? numbers.at(row) : 0);
            }
            digest.update(buffer.array());
        }
    }

    private Examples part(TableEncoding encoding, int[] rows) throws IOException {
        ScaledLabels scaled = new ScaledLabels(labels, encoding.scaling(), weights);
        return new RowExamples(encoding.encode(features, rows, store), rows, inFile, scaled);
    }

    private List<String> warnings(Parts parts, TableEncoding encoding) {
        List<String> warnings = new ArrayList<>(notes.forLearning());
        warnings.addAll(labels.warnings(parts));
        for (Column column : features) {
            warnings.addAll(ColumnChecks.warnings(column, parts.training(), labels, features.size() == 1));
        }
        warnings.addAll(encoding.warnings(features, IntStream.range(0, size()).toArray()));
        return warnings;
    }
}
