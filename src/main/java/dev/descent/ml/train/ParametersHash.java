package dev.descent.ml.train;

import dev.descent.ml.base.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/** The hash by which two runs are told to have ended in the same weights. */
final class ParametersHash {
    private static final int CHUNK = 16_384;

    private ParametersHash() {}

    /** SHA-256 of the values as little-endian float32, in hexadecimal. */
    static String sha256(float[] parameters) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        MessageDigest digest = Sha256.digest();
        for (int from = 0; from < parameters.length; from += CHUNK) {
            int count = Math.min(CHUNK, parameters.length - from);
            chunk.asFloatBuffer().put(parameters, from, count);
            digest.update(chunk.array(), 0, count * Float.BYTES);
        }
        return Sha256.hex(digest);
    }
}
