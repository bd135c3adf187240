package dev.descent.ml.data;

import dev.descent.ml.spec.SpecWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Images of one size, each with a label. */
public final class RawImages implements RawData {
    private final InputShape shape;
    private final List<byte[]> pictures;
    private final List<String> names;
    private final Labels labels;
    private final List<String> notes;

    /**
     * @param shape of all of them
     * @param pictures one per example, [channels, height, width], a byte from 0 to 255 for each sample
     * @param names of the examples
     */
    public RawImages(InputShape shape, List<byte[]> pictures, List<String> names, Labels labels) {
        this(shape, pictures, names, labels, List.of());
    }

    private RawImages(InputShape shape, List<byte[]> pictures, List<String> names, Labels labels, List<String> notes) {
        this.shape = shape;
        this.pictures = List.copyOf(pictures);
        this.names = List.copyOf(names);
        this.labels = labels;
        this.notes = List.copyOf(notes);
    }

    /** The same with something that a person should know. */
    RawImages noting(List<String> warnings) {
        return new RawImages(shape, pictures, names, labels, warnings);
    }

    @Override
    public int size() {
        return pictures.size();
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
    public TrainingData encode(Parts parts, Normalize normalize, boolean scaleTarget) {
        int[] training = parts.training();
        List<Statistics> seen = IntStream.range(0, channels())
                .mapToObj(channel -> statistics(channel, training))
                .toList();
        List<Scaling> scalings = seen.stream().map(normalize::ofPixels).toList();
        TargetScaling scaling = labels.scaling(training, scaleTarget);
        ImageEncoding encoding = new ImageEncoding(
                shape.dimensions().get(1), shape.dimensions().get(2), scalings, labels.target(), scaling);
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
    public void digest(MessageDigest digest) {
        digest.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        labels.digest(digest);
        pictures.forEach(digest::update);
    }

    List<byte[]> pictures() {
        return pictures;
    }

    List<String> names() {
        return names;
    }

    private int channels() {
        return shape.dimensions().get(0);
    }

    private Statistics statistics(int channel, int[] examples) {
        int plane = shape.size() / channels();
        long[] counts = new long[256];
        for (int example : examples) {
            byte[] samples = pictures.get(example);
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                counts[samples[i] & 0xff]++;
            }
        }
        return Statistics.ofHistogram(counts);
    }

    private List<String> warnings(Parts parts, List<Statistics> seen) {
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(labels.warnings(parts));
        for (int channel = 0; channel < seen.size(); channel++) {
            if (seen.get(channel).isConstant()) {
                warnings.add("channel " + channel + " is the same in all pixels of all training images");
            }
        }
        return warnings;
    }
}
