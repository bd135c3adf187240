package dev.descent.dataset;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * URIs of files on other machines as one text: with braces, with spaces between several of the web, and with stars in
 * the keys of a store. A star in the address of a web server, which cannot be asked for a list, is refused.
 */
record UriPattern(String text) {

    /** Whether it may name several files. */
    boolean isOfSeveral() {
        return each().size() > 1 || each().stream().anyMatch(NamePattern::isOfSeveral);
    }

    private boolean isOfWeb() {
        return !text.startsWith("s3:");
    }

    /** Fit to be shown: addresses of the web without their queries, which may hold signatures. */
    String shown() {
        return text.startsWith("http:") || text.startsWith("https:") ? text.replaceAll("\\?\\S*", "") : text;
    }

    /** An object's key may have spaces in it; an address of the web has none. */
    private List<NamePattern> each() {
        return (isOfWeb() ? Stream.of(text.strip().split("\\s+")) : Stream.of(text))
                .map(NamePattern::new)
                .toList();
    }

    /**
     * Without braces; those of a store may have stars.
     *
     * @throws InvalidSpec at {@code uri}, where there are too many, or one has what it may not have
     */
    List<String> uris() {
        List<String> uris = new ArrayList<>();
        for (NamePattern pattern : each()) {
            pattern.expanded().forEach(name -> uris.add(name.text()));
        }
        if (isOfWeb() && uris.stream().anyMatch(uri -> path(uri).contains("*"))) {
            throw new InvalidSpec(
                    "uri",
                    "has a star, and a web server cannot be asked which files it has: name them, as in part-{0..9}.csv");
        }
        return uris;
    }

    /**
     * The same by the names that the files have as one data set: what they do not have in common.
     *
     * @param uris without stars
     * @throws InvalidSpec at {@code uri}, where two have one name
     */
    Map<String, String> named(List<String> uris) {
        String common = uris.stream().map(this::path).reduce(UriPattern::common).orElse("");
        int start = common.lastIndexOf('/') + 1;
        Map<String, String> named = new TreeMap<>();
        for (String uri : uris) {
            String name = path(uri).substring(start);
            if (name.isEmpty() || named.put(name, uri) != null) {
                throw new InvalidSpec(
                        "uri", name.isEmpty() ? "names a folder among files" : "names " + name + " twice");
            }
        }
        return named;
    }

    /** Without the query, which may hold a signature. */
    private String path(String uri) {
        int query = isOfWeb() ? uri.indexOf('?') : -1;
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static String common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return one.substring(0, same);
    }
}
