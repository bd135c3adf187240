package dev.descent.inference;

import dev.descent.ml.base.Sha256;
import dev.descent.ml.train.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's model in the artifact store.
 *
 * @param sha256 that its bytes must have
 */
record StoredModel(UUID job, Path file, String sha256) {
    private static final Logger LOG = LoggerFactory.getLogger(StoredModel.class);

    /** @throws DamagedModel where the bytes are others, or no model */
    SavedModel open() {
        try {
            if (!hash().equals(sha256)) {
                throw new IOException("its SHA-256 is not " + sha256);
            }
            return SavedModel.open(file);
        } catch (IOException e) {
            LOG.error("The model of job {} cannot be read from {}", job, file, e);
            throw new DamagedModel(job);
        }
    }

    private String hash() throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }
}
