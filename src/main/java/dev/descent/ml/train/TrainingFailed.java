package dev.descent.ml.train;

/** A run that cannot go on, for a reason its owner can act on. */
public final class TrainingFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;

    /**
     * @param type a short name that programs can rely on: {@code non_finite_loss}, {@code out_of_memory}
     * @param message one or two sentences with the iteration and what to try
     */
    public TrainingFailed(String type, String message) {
        super(message);
        this.type = type;
    }

    public TrainingFailed(String type, String message, Throwable cause) {
        super(message, cause);
        this.type = type;
    }

    /** The same, with where the run can be taken up again; the iteration is negative for nowhere. */
    TrainingFailed with(long checkpoint) {
        return telling(checkpoint, " The last good checkpoint is that of iteration " + checkpoint + ".");
    }

    /** The same, with a checkpoint for who looks into it, where there is none to go on from. */
    TrainingFailed withLost(long checkpoint) {
        return telling(
                checkpoint,
                " The last checkpoint is that of iteration " + checkpoint + ", by whose weights no output is finite.");
    }

    private TrainingFailed telling(long checkpoint, String where) {
        String told = checkpoint < 0 ? "" : where;
        return new TrainingFailed(type, getMessage() + told, this);
    }

    /** The same, after a sentence that says why the run ends with it. */
    TrainingFailed because(String why) {
        return new TrainingFailed(type, why + " " + getMessage(), this);
    }

    public String type() {
        return type;
    }
}
