package dev.descent.job.queue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How many jobs of a tag may run at once, in all processes together.
 *
 * @param most by tag, as {@code key:value}
 */
record TagCaps(Map<String, Integer> most) {
    private static final Pattern CAP = Pattern.compile("([^:]+:.*)=([0-9]{1,6})");

    TagCaps {
        most = Map.copyOf(most);
    }

    /** @throws IllegalArgumentException where a part between commas is not {@code key:value=number} */
    static TagCaps of(String setting) {
        Map<String, Integer> most = new TreeMap<>();
        Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(cap -> !setting.isBlank())
                .forEach(cap -> {
                    Matcher parts = CAP.matcher(cap);
                    if (!parts.matches()) {
                        throw new IllegalArgumentException(
                                "descent.job.tag-limits must be key:value=number, separated by commas, was \"" + cap
                                        + "\"");
                    }
                    most.put(parts.group(1), Integer.valueOf(parts.group(2)));
                });
        return new TagCaps(most);
    }

    boolean isEmpty() {
        return most.isEmpty();
    }

    /** {@code [{"name": "key:value", "tag": {"key": "value"}, "most": 2}]} */
    ArrayNode toJson() {
        ArrayNode caps = JsonNodeFactory.instance.arrayNode();
        most.forEach((tag, number) -> {
            int colon = tag.indexOf(':');
            caps.addObject()
                    .put("name", tag)
                    .put("most", number)
                    .putObject("tag")
                    .put(tag.substring(0, colon), tag.substring(colon + 1));
        });
        return caps;
    }
}
