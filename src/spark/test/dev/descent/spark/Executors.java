package dev.descent.spark;

import java.util.List;
import java.util.stream.Stream;

/** Executors as processes of this machine. */
final class Executors {
    private Executors() {}

    /** Kills some at once; answers which. */
    static List<ProcessHandle> kill(int most, Stream<ProcessHandle> executors) {
        return executors.limit(most).filter(ProcessHandle::destroyForcibly).toList();
    }

    static Stream<ProcessHandle> of(ProcessHandle whose) {
        return whose.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"));
    }
}
