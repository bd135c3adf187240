package dev.descent.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a store, below which everything is the service's own.
 *
 * @param prefix of all keys there, empty or ending in a slash
 */
public record BucketLocation(String bucket, String prefix) {
    private static final Pattern FORM =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)/?");
    private static final int LONGEST_PREFIX = 512;

    /** @throws IllegalArgumentException where the text is none */
    public static BucketLocation parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || text.length() > LONGEST_PREFIX) {
            throw new IllegalArgumentException("descent.store.location must be s3://bucket or s3://bucket/prefix, with"
                    + " letters, digits, points, - and _ in the prefix, was " + text);
        }
        String path = parts.group(2);
        return new BucketLocation(parts.group(1), path.isEmpty() ? "" : path.substring(1) + "/");
    }

    /** Whether an object is here; slashes that a store might take for one count as one. */
    public boolean holds(String otherBucket, String key) {
        String plain = key.replaceAll("/+", "/");
        return bucket.equals(otherBucket) && (plain.startsWith("/") ? plain.substring(1) : plain).startsWith(prefix);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
