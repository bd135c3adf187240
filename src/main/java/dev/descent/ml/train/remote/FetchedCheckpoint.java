package dev.descent.ml.train.remote;

import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.StartingPoint;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A checkpoint that came over HTTP.
 *
 * @param begins what the header {@link #BEGINS} says
 */
public record FetchedCheckpoint(Path file, String begins) {
    /** The header of a checkpoint that another run left, whether its optimizer's state goes along. */
    public static final String BEGINS = "Begins";

    private static final String WITH_STATE = "with state";
    private static final String WITHOUT = "without state";

    /** What a checkpoint's header says; empty for one of the run's own. */
    public static String begins(SavedCheckpoint saved) {
        return saved instanceof StartingPoint start ? start.withState() ? WITH_STATE : WITHOUT : "";
    }

    SavedCheckpoint open() throws IOException {
        CheckpointFile saved = CheckpointFile.open(file);
        return begins.isEmpty() ? saved : new StartingPoint(saved, begins.equals(WITH_STATE));
    }
}
