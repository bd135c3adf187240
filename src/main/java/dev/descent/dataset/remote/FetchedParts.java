package dev.descent.dataset.remote;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Files that were found to be one data set, by what its bytes' hash is: what a pattern named then. */
record FetchedParts(List<FetchedPart> files) {

    /** A file by its name within the data set. */
    record FetchedPart(String name, String sha256) {}

    /** @param hashes by names */
    static FetchedParts of(NavigableMap<String, String> hashes) {
        return new FetchedParts(hashes.entrySet().stream()
                .map(file -> new FetchedPart(file.getKey(), file.getValue()))
                .toList());
    }

    NavigableMap<String, String> hashes() {
        NavigableMap<String, String> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(file.name, file.sha256));
        return hashes;
    }
}
