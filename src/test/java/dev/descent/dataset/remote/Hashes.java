package dev.descent.dataset.remote;

import dev.descent.ml.data.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Hashes of texts. */
final class Hashes {
    private Hashes() {}

    static String of(String text) {
        MessageDigest digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest);
    }
}
