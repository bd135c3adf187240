package dev.descent.ml.data;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.data.encode.ImageEncoding;
import dev.descent.ml.data.image.Picture;
import dev.descent.ml.data.shape.InputShape;
import dev.descent.ml.data.shape.Normalize;
import dev.descent.ml.data.shape.Scaling;
import dev.descent.ml.data.shape.Statistics;
import dev.descent.ml.data.shape.TargetScaling;
import dev.descent.ml.data.store.Records;
import dev.descent.ml.data.table.Column;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Images of one size, each with a label. */
public final class RawImages implements RawData {
    private final InputShape shape;
    private final Records pictures;
    private final List<String> names;
    private final Labels labels;
    private final float @Nullable [] weights;
    private final ImageNotes notes;
    private final @Nullable GivenParts given;

    /**
     * @param shape of all of them
     * @param pictures one per example, [channels, height, width], a byte from 0 to 255 for each sample
     * @param names of the examples
     */
    public RawImages(InputShape shape, List<byte[]> pictures, List<String> names, Labels labels) {
        this(shape, Records.of(pictures), names, labels, List.of());
    }

    /** @param notes what a person should know */
    public RawImages(InputShape shape, Records pictures, List<String> names, Labels labels, List<String> notes) {
        this(shape, pictures, names, labels, null, new ImageNotes(notes, DividingColumns.NONE), null);
    }

    private RawImages(
            InputShape shape,
            Records pictures,
            List<String> names,
            Labels labels,
            float @Nullable [] weights,
            ImageNotes notes,
            @Nullable GivenParts given) {
        this.shape = shape;
        this.pictures = pictures;
        this.names = List.copyOf(names);
        this.labels = labels;
        this.weights = weights;
        this.notes = notes;
        this.given = given;
    }

    /** The same with parts of its own, or without. */
    public RawImages with(@Nullable GivenParts parts) {
        return new RawImages(shape, pictures, names, labels, weights, notes, parts);
    }

    @Override
    public void requireLearnable() {
        String objection = unlearnable();
        if (objection != null) {
            throw new InvalidSpec("uri", objection);
        }
    }

    /** Why nothing can be learned from these images; null where something can. */
    private @Nullable String unlearnable() {
        if (size() < 2) {
            return "holds too few images to learn from: " + size();
        }
        List<String> classes = labels.target().names();
        return classes.size() > 1 || !labels.target().isExclusive()
                ? null
                : "holds images of one class, \"" + classes.get(0) + "\": there is nothing to learn";
    }

    @Override
    public Optional<GivenParts> givenParts() {
        return Optional.ofNullable(given);
    }

    @Override
    public int size() {
        return pictures.count();
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public List<ColumnSummary> columns() {
        return List.of();
    }

    @Override
    public Optional<Picture> picture(int example) {
        List<Integer> size = shape.dimensions();
        return Optional.of(new Picture(size.get(0), size.get(1), size.get(2), pictures.get(example)));
    }

    @Override
    public DividingColumns dividing() {
        return notes.dividing();
    }

    @Override
    public List<Grouping> groupings() {
        List<Column> named = notes.dividing().named();
        return named.isEmpty() ? FileGroups.groupings(names, labels.target()) : SharedGroups.groupings(named);
    }

    @Override
    public List<String> notes() {
        return notes.told(unlearnable());
    }

    @Override
    public TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget) {
        int[] training = parts.training();
        List<Statistics> seen =
                ChannelStatistics.of(pictures, shape.dimensions().get(0), training);
        List<Scaling> scalings = seen.stream().map(normalize::ofPixels).toList();
        TargetScaling scaling = labels.scaling(training, scaleTarget);
        ImageEncoding encoding = new ImageEncoding(
                shape.dimensions().get(1),
                shape.dimensions().get(2),
                scalings,
                labels.target(),
                scaling,
                labels.colors());
        return new TrainingData(
                shape,
                labels.target(),
                scaling,
                new ImageExamples(this, training, encoding),
                new ImageExamples(this, parts.validation(), encoding),
                new ImageExamples(this, parts.test(), encoding),
                labels.counts(training),
                SpecWriter.write(encoding),
                warnings(parts, seen));
    }

    @Override
    public KnownExamples encodeAs(Encoding encoding, int[] examples) {
        if (!(encoding instanceof ImageEncoding image)) {
            throw new InvalidSpec("format", "gives images, and the model takes rows of a table");
        } else if (!shape.equals(encoding.input())) {
            throw new InvalidSpec(
                    "format",
                    "gives images of [channels, height, width] " + shape.dimensions() + ", and the model takes "
                            + encoding.input().dimensions());
        }
        Labels same = labels.as(encoding.target());
        new ScaledLabels(same, encoding.scaling(), weights).check(examples);
        RawImages known = new RawImages(shape, pictures, names, same, weights, notes, given);
        return new KnownExamples(new ImageExamples(known, examples, image), notes.warnings());
    }

    @Override
    public void digest(MessageDigest digest) {
        digest.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        labels.digest(digest);
        for (int i = 0; i < size(); i++) {
            digest.update(pictures.get(i));
        }
    }

    Records pictures() {
        return pictures;
    }

    /** The same images, of which each counts in a loss as much as its weight says; null for all alike. */
    public RawImages weighed(float @Nullable [] by) {
        return new RawImages(shape, pictures, names, labels, by, notes, given);
    }

    /** The same images, of which columns say how they belong together. */
    public RawImages dividedBy(DividingColumns by) {
        return new RawImages(shape, pictures, names, labels, weights, notes.dividedBy(by), given);
    }

    float @Nullable [] weights() {
        return weights;
    }

    @Override
    public List<String> names() {
        return names;
    }

    private List<String> warnings(Parts parts, List<Statistics> seen) {
        List<String> warnings = new ArrayList<>(notes.warnings());
        warnings.addAll(labels.warnings(parts));
        warnings.addAll(ChannelStatistics.warnings(seen));
        return warnings;
    }
}
