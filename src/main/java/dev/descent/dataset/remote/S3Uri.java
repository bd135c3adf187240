package dev.descent.dataset.remote;

import dev.descent.dataset.remote.address.RemoteUri;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an object in a store.
 *
 * @param key written plainly, as it is: nothing in it is decoded
 */
record S3Uri(String bucket, String key) {
    private static final Pattern FORM = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)", Pattern.DOTALL);
    private static final int LONGEST_KEY = 1024;

    /** @throws dev.descent.ml.spec.InvalidSpec at {@code uri} */
    static S3Uri parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw RemoteUri.refused("must be s3://bucket/key");
        }
        String key = parts.group(2);
        boolean plain = key.length() <= LONGEST_KEY
                && key.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(key.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
        if (!plain) {
            throw RemoteUri.refused("must have a key of at most " + LONGEST_KEY
                    + " characters, without control characters and parts that are . or ..");
        }
        return new S3Uri(parts.group(1), key);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
