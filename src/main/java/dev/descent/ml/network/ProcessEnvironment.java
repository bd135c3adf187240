package dev.descent.ml.network;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Sets variables of this process's own environment, where native libraries read them when they load: OpenBLAS and OpenMP have no
 * other way to be told.
 */
final class ProcessEnvironment {

    private ProcessEnvironment() {}

    /** The value in force: what the user set, else {@code value}, which is then set. */
    static String orElse(String name, String value) {
        String chosen = System.getenv(name);
        if (chosen != null && !chosen.isEmpty()) {
            return chosen;
        }
        set(name, value);
        return value;
    }

    private static void set(String name, String value) {
        int failed = Platform.isWindows()
                ? Function.getFunction("msvcrt", "_putenv_s").invokeInt(new Object[] {name, value})
                : Function.getFunction("c", "setenv").invokeInt(new Object[] {name, value, 1});
        if (failed != 0) {
            throw new IllegalStateException("could not set " + name + " in the environment of this process");
        }
    }
}
