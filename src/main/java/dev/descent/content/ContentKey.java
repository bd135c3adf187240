package dev.descent.content;

import dev.descent.ml.base.Sha256;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where bytes stand in a store.
 *
 * @param group the owner's id, or the first two digits of the hash where they are nobody's own
 * @param sha256 of the bytes, in lower-case hex
 */
public record ContentKey(String group, String sha256) {
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public ContentKey {
        if (!isKey(group, sha256)) {
            throw new IllegalArgumentException("not a key of content: " + group + "/" + sha256);
        }
    }

    /** Of bytes that are there once, however many refer to them. */
    public static ContentKey shared(String sha256) {
        return new ContentKey(sha256.substring(0, Math.min(2, sha256.length())), sha256);
    }

    /** Of bytes that are one owner's, and go with it. */
    public static ContentKey owned(UUID owner, String sha256) {
        return new ContentKey(owner.toString(), sha256);
    }

    /** Whether the group is an owner's id. */
    public boolean isOwned() {
        return group.length() > 2;
    }

    /** Empty where these are no names of a key. */
    public static Optional<ContentKey> parse(String group, String name) {
        return isKey(group, name) ? Optional.of(new ContentKey(group, name)) : Optional.empty();
    }

    private static boolean isKey(String group, String sha256) {
        return Sha256.isHex(sha256)
                && GROUP.matcher(group).matches()
                && (group.length() > 2 || sha256.startsWith(group));
    }
}
