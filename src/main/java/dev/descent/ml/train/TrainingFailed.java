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
        String where = checkpoint < 0 ? "" : " The last good checkpoint is that of iteration " + checkpoint + ".";
        return new TrainingFailed(type, getMessage() + where, this);
    }

    /** The same, after a sentence that says why the run ends with it. */
    TrainingFailed because(String why) {
        return new TrainingFailed(type, why + " " + getMessage(), this);
    }

    public String type() {
        return type;
    }
}
