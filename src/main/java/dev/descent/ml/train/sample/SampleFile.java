package dev.descent.ml.train.sample;

import dev.descent.ml.data.Examples;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.data.shape.Target;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code samples.bin}, packed by gzip: the number of bytes of the scores and the scores as a checkpoint has them, little-endian; then for each
 * training and each validation example, its index in the data set, its name, and its label's class or an empty text.
 *
 * @param training who the training examples are
 * @param validation who the validation examples are
 */
public record SampleFile(ScoreHistory scores, List<Identity> training, List<Identity> validation) {
    private static final int LARGEST = 2 * ScoreHistory.MOST_BYTES;
    private static final int LONGEST_NAME = 500;

    /**
     * Who an example is.
     *
     * @param sample its index in the data set
     * @param label its class; null where it has not just one
     */
    public record Identity(
            int sample, String name, @Nullable String label) {}

    /** Writes the scores of a run's examples. */
    public static Path write(Path file, ScoreHistory scores, TrainingData data) throws IOException {
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
                DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 14))) {
            byte[] packed = scores.packed().get();
            out.writeInt(packed.length);
            out.write(packed);
            write(out, data, data.training(), scores.size(true));
            write(out, data, data.validation(), scores.size(false));
        }
        return file;
    }

    private static void write(DataOutputStream out, TrainingData data, Examples part, int count) throws IOException {
        float[] features = new float[data.input().size()];
        float[] labels = new float[data.target().positions() * data.target().outputs()];
        for (int i = 0; i < count; i++) {
            String name = part.name(i);
            out.writeInt(part.sample(i));
            out.writeUTF(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
            out.writeUTF(hasOneClass(data.target()) ? label(part, i, data.target(), features, labels) : "");
        }
    }

    private static boolean hasOneClass(Target target) {
        return target.isCategorical() && target.positions() == 1 && target.outputs() > 1;
    }

    private static String label(Examples part, int index, Target target, float[] features, float[] labels) {
        part.read(index, features, 0, labels, 0);
        int largest = 0;
        for (int c = 1; c < target.outputs(); c++) {
            largest = labels[c] > labels[largest] ? c : largest;
        }
        String name = target.names().get(largest);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** @throws IOException where it cannot be read, or is no such file */
    public static SampleFile read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new GZIPInputStream(bytes, 1 << 14))) {
            int length = in.readInt();
            if (length < 0 || length > LARGEST) {
                throw new IOException("it has more scores than are kept");
            }
            ScoreHistory scores = ScoreHistory.read(in.readNBytes(length));
            List<Identity> training = read(in, scores.size(true));
            return new SampleFile(scores, training, read(in, scores.size(false)));
        } catch (IllegalArgumentException damaged) {
            throw new IOException(damaged);
        }
    }

    private static List<Identity> read(DataInputStream in, int count) throws IOException {
        List<Identity> identities = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int sample = in.readInt();
            String name = in.readUTF();
            String label = in.readUTF();
            identities.add(new Identity(sample, name, label.isEmpty() ? null : label));
        }
        return identities;
    }

    /** What to tell a person when epochs become too many for the bound. */
    public static String thinned(ScoreHistory scores) {
        return "The scores of every example are kept for one in " + scores.every()
                + " epochs from now on, and the newest: all of them would take more than "
                + (ScoreHistory.MOST_BYTES >> 20) + " MB.";
    }

    /** What to tell where there are too many examples. */
    public static String left() {
        return "The scores of single examples are not kept: there are too many examples for "
                + (ScoreHistory.MOST_BYTES >> 20) + " MB.";
    }
}
