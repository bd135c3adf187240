package dev.descent.ml.data.source;

/**
 * A file of a tar archive.
 *
 * @param start where its bytes begin in the archive
 * @param size in bytes
 */
record TarMember(String name, long start, long size) {
    long end() {
        return start + size;
    }
}
