package dev.descent.ml.train.sample;

import dev.descent.ml.data.Batch;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The score of every training and validation example in every epoch, four bytes each, within a bound: where the epochs become too many for
 * it, every second one goes, and then of these every second, but never the newest.
 */
public final class ScoreHistory {
    /** What all epochs may take. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int HEADER = 4 * Integer.BYTES;
    /** Epochs that the bound must have room for, or none is kept. */
    private static final int FEWEST = 4;

    private final PartScores training;
    private final PartScores validation;
    private final boolean kept;
    private final List<EpochScores> epochs = new ArrayList<>();
    private int every = 1;

    /** Scores of one epoch, [examples] each; not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // large, and never copied
    public record EpochScores(int epoch, float[] training, float[] validation) {}

    /** @param start of the run so far, as {@link #packed} gave it, or empty */
    public ScoreHistory(int trainingExamples, int validationExamples, byte[] start) {
        kept = (long) FEWEST * Float.BYTES * (trainingExamples + (long) validationExamples) <= MOST_BYTES;
        training = new PartScores(kept ? trainingExamples : 0);
        validation = new PartScores(kept ? validationExamples : 0);
        if (kept && start.length > 0) {
            read(ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /** Reads what was packed, of any run; the order of the bytes and their number are checked. */
    public static ScoreHistory read(byte[] packed) {
        try {
            ByteBuffer header = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
            return new ScoreHistory(header.getInt(), header.getInt(), packed);
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("these are no scores of examples", e);
        }
    }

    /** Of the same run at another point. */
    public ScoreHistory from(byte[] packed) {
        return kept ? new ScoreHistory(training.size(), validation.size(), packed) : this;
    }

    /** Whether there are few enough examples for the bound. */
    public boolean isKept() {
        return kept;
    }

    /** Whether labels are classes, so that there are margins. */
    public boolean hasMargins() {
        return training.hasMargins();
    }

    /** How many epochs there are for each that is kept. */
    public int every() {
        return every;
    }

    /** Of the epochs that are kept, in their order. */
    public List<EpochScores> epochs() {
        return List.copyOf(epochs);
    }

    /** Mean margin of a training or validation example over all epochs; NaN where it was never seen. */
    public double margin(boolean ofTraining, int example) {
        return (ofTraining ? training : validation).margin(example);
    }

    /** Of the training or the validation part. */
    public int size(boolean ofTraining) {
        return (ofTraining ? training : validation).size();
    }

    /** Adds a batch of the epoch under way. */
    public void addTraining(Batch batch, double[] scores, double[] margins) {
        add(training, batch, scores, margins);
    }

    /** Adds a batch of the validation pass of the epoch under way. */
    public void addValidation(Batch batch, double[] scores, double[] margins) {
        add(validation, batch, scores, margins);
    }

    private void add(PartScores part, Batch batch, double[] scores, double[] margins) {
        for (int i = 0; kept && i < batch.size(); i++) {
            if (batch.weights().counts(i, batch.target().positions())) {
                part.add(batch.samples()[i], scores[i], margins[i]);
            }
        }
    }

    /**
     * The epoch under way is over.
     *
     * @return whether from now on fewer epochs are kept than before
     */
    public boolean endEpoch(int epoch) {
        if (!kept) {
            return false;
        }
        int before = every;
        if (!epochs.isEmpty() && !isOnStride(epochs.get(epochs.size() - 1))) {
            epochs.remove(epochs.size() - 1);
        }
        epochs.add(new EpochScores(epoch, training.endEpoch(), validation.endEpoch()));
        while (bytes() > MOST_BYTES) {
            every *= 2;
            EpochScores newest = epochs.get(epochs.size() - 1);
            epochs.removeIf(one -> !isOnStride(one) && one.epoch() != newest.epoch());
        }
        return every > before;
    }

    private boolean isOnStride(EpochScores scores) {
        return (scores.epoch() - 1) % every == 0;
    }

    private long bytes() {
        return epochs.size() * (long) Float.BYTES * (training.size() + validation.size());
    }

    /** What there is now, put together when it is asked for: by then there may be more. */
    public Supplier<byte[]> packed() {
        if (!kept) {
            return () -> new byte[0];
        }
        List<EpochScores> ended = epochs();
        PartScores ofTraining = training.copy();
        PartScores ofValidation = validation.copy();
        int stride = every;
        return () -> pack(ended, ofTraining, ofValidation, stride);
    }

    private static byte[] pack(List<EpochScores> ended, PartScores training, PartScores validation, int stride) {
        int examples = training.size() + validation.size();
        int each = Integer.BYTES + Float.BYTES * examples;
        ByteBuffer all = ByteBuffer.allocate(HEADER + PartScores.bytes(examples) + each * ended.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(training.size()).putInt(validation.size()).putInt(stride).putInt(ended.size());
        training.write(all);
        validation.write(all);
        for (EpochScores epoch : ended) {
            all.putInt(epoch.epoch());
            put(all, epoch.training());
            put(all, epoch.validation());
        }
        return all.array();
    }

    private static void put(ByteBuffer into, float[] values) {
        into.asFloatBuffer().put(values);
        into.position(into.position() + Float.BYTES * values.length);
    }

    private void read(ByteBuffer from) {
        if (from.getInt() != training.size() || from.getInt() != validation.size()) {
            throw new IllegalArgumentException("these are scores of other examples");
        }
        every = from.getInt();
        int count = from.getInt();
        training.read(from);
        validation.read(from);
        for (int i = 0; i < count; i++) {
            epochs.add(new EpochScores(from.getInt(), floats(from, training.size()), floats(from, validation.size())));
        }
    }

    private static float[] floats(ByteBuffer from, int count) {
        float[] values = new float[count];
        from.asFloatBuffer().get(values);
        from.position(from.position() + Float.BYTES * count);
        return values;
    }
}
