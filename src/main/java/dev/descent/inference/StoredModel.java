package dev.descent.inference;

import dev.descent.content.HeldFile;
import dev.descent.ml.base.Sha256;
import dev.descent.ml.train.SavedModel;
import dev.descent.ml.train.TrainedModel;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's model in the artifact store: what it left at its end, or a checkpoint.
 *
 * @param file with its bytes
 * @param sha256 that its bytes must have
 * @param checkpoint that it is; null where it is what the job left at its end
 * @param warnings why it is not the newest
 */
record StoredModel(
        UUID job, Bytes file, String sha256, @Nullable UsedCheckpoint checkpoint, List<String> warnings) {
    private static final Logger LOG = LoggerFactory.getLogger(StoredModel.class);

    /** Brings them here, and holds them. */
    @FunctionalInterface
    interface Bytes {
        HeldFile open() throws IOException;
    }

    /**
     * Its file, until the caller closes it.
     *
     * @throws DamagedModel where it is gone
     */
    HeldFile hold() {
        try {
            return file.open();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** @throws DamagedModel where the bytes are others, or no model */
    SavedModel open(HeldFile held) {
        try {
            if (!Sha256.of(held.path()).equals(sha256)) {
                throw new IOException("its SHA-256 is not " + sha256);
            }
            return checkpoint == null ? SavedModel.open(held.path()) : SavedModel.openCheckpoint(held.path());
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** The same once it is loaded. */
    AnsweringModel loaded(TrainedModel model) {
        return new AnsweringModel(model, checkpoint, warnings);
    }

    /** What to throw where it cannot be read. */
    DamagedModel damaged(IOException cause) {
        LOG.warn("The model of job {} cannot be read", job, cause);
        return new DamagedModel(job);
    }
}
