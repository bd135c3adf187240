package dev.descent.http;

import java.util.concurrent.Callable;

/**
 * An error of the virtual machine, such as too little memory, as an exception. Reactor hands such errors to nobody, so that who
 * asked would wait for an answer without end.
 */
public final class MachineError extends RuntimeException {
    private MachineError(Error error) {
        super(error);
    }

    /** What may be handed to Reactor: this, or the same as such an exception. */
    public static Throwable of(Throwable thrown) {
        return thrown instanceof VirtualMachineError || thrown instanceof LinkageError
                ? new MachineError((Error) thrown)
                : thrown;
    }

    /** What happened, of something that was handed on. */
    static Throwable happened(Throwable handed) {
        return handed instanceof MachineError error && error.getCause() != null ? error.getCause() : handed;
    }

    /** The same work, of which all that goes wrong may be handed to Reactor. */
    public static <T> Callable<T> told(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (VirtualMachineError | LinkageError e) {
                throw new MachineError(e);
            }
        };
    }
}
