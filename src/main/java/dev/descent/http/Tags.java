package dev.descent.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags as query parameters name them: {@code key:value}, parted by the first colon. */
public final class Tags {

    private Tags() {}

    /** @throws InvalidParameter where one has no colon, or nothing before it */
    public static Map<String, String> of(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            int colon = tag.indexOf(':');
            if (colon < 1) {
                throw new InvalidParameter("tag", "must be key:value, was \"" + tag + "\"");
            }
            tags.put(tag.substring(0, colon), tag.substring(colon + 1));
        }
        return tags;
    }
}
