package dev.descent.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the driver and the executors of a run alone know; it is never said on a line, but proven. */
record RunToken(String secret) implements Serializable {
    static final int CHALLENGE_BYTES = 32;
    static final int PROOF_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    static RunToken drawn() {
        return new RunToken(HexFormat.of().formatHex(challenge()));
    }

    /** Random bytes, never the same. */
    static byte[] challenge() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /**
     * What only who knows the token can answer to a challenge.
     *
     * @param by the end that answers: what one has said is no proof of the other
     */
    byte[] proof(String by, byte[] challenge) throws IOException {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            mac.update(by.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IOException("every Java has " + ALGORITHM, e);
        }
    }

    boolean isProven(String by, byte[] challenge, byte[] answer) throws IOException {
        return MessageDigest.isEqual(proof(by, challenge), answer);
    }

    @Override
    public String toString() {
        return "a run's token";
    }
}
