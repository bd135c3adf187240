package dev.descent.ml.data.source;

/** Nobody wants to know any more what is read. */
public final class ReadingStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RuntimeException reason;

    ReadingStopped(RuntimeException reason) {
        super(reason);
        this.reason = reason;
    }

    /** What the watch threw. */
    public RuntimeException reason() {
        return reason;
    }
}
