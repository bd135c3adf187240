package dev.descent.artifact;

import dev.descent.ml.base.Sha256;
import java.util.regex.Pattern;

/**
 * A file that a job left.
 *
 * @param name unique within the job
 * @param bytes its length
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record Artifact(String name, String mediaType, long bytes, String sha256) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public Artifact {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an artifact: " + name);
        }
        if (bytes < 0 || !Sha256.isHex(sha256)) {
            throw new IllegalArgumentException("not an artifact's length and SHA-256: " + bytes + ", " + sha256);
        }
    }

    static String mediaType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "zip" -> "application/zip";
            case "json" -> "application/json";
            case "csv" -> "text/csv";
            default -> "application/octet-stream";
        };
    }
}
