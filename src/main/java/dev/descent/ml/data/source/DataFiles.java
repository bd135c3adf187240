package dev.descent.ml.data.source;

import dev.descent.ml.spec.InvalidSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;

/**
 * The bytes of a data set: one file, or files by relative name in a folder or a zip archive. Hidden files
 * (a name that begins with a point, {@code __MACOSX}) are no part of it. What breaks a limit or is hostile
 * is an {@link InvalidSpec} at {@code uri}.
 */
public sealed interface DataFiles extends Closeable
        permits OneFile, FolderFiles, Archive, Subfolder, TarShards, WatchedFiles {

    /** Relative names with {@code /} between folders, sorted; of one file, its own. */
    NavigableSet<String> names();

    /** Folders without a file below them, as far as folders are kept; of very many only the first ones. */
    default List<String> emptyFolders() {
        return List.of();
    }

    /** Whether it holds files by name, rather than being one. */
    boolean isContainer();

    /** Whether all of it is packed, so that what is read are other bytes than lie there. */
    default boolean isPacked() throws IOException {
        return false;
    }

    /** The bytes of one of {@link #names()}, bounded. */
    InputStream open(String name) throws IOException;

    /** The bytes of one of {@link #names()}; where it is packed with gzip, what it unpacks to, bounded. */
    default InputStream unpacked(String name, Limits limits) throws IOException {
        return Unpacked.of(open(name), size(name), limits);
    }

    /** One of {@link #names()} to be read in any order: the file itself, or a copy without a name. */
    default FileChannel channel(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Copied.of(in);
        }
    }

    /** The same; where it is packed with gzip, a copy of what it unpacks to, bounded. */
    default FileChannel unpackedChannel(String name, Limits limits) throws IOException {
        try (InputStream in = unpacked(name, limits)) {
            return in instanceof Unpacked ? Copied.of(in) : channel(name);
        }
    }

    /** So many more bytes of a channel are read: for who watches, see {@link WatchedFiles}. */
    default void told(long more) {}

    /** Bytes of one of {@link #names()}, as the file system or the archive's directory has it. */
    long size(String name) throws IOException;

    /** SHA-256 in hex: of a file's or an archive's bytes; of a folder see {@link FolderFiles#sha256}. */
    String sha256() throws IOException;

    /** Changes when the files do, as far as sizes and times of change tell. */
    String stamp() throws IOException;

    /** All bytes of a file that may not have more than {@code most}. */
    default byte[] read(String name, int most) throws IOException {
        try (InputStream in = open(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new InvalidSpec("uri", "holds " + name + ", which is larger than " + most + " bytes");
            }
            return bytes;
        }
    }

    /** What is at {@code path}, which exists: a folder, a zip archive (by its first bytes), or one file. */
    static DataFiles at(Path path, Limits limits) throws IOException {
        if (Files.isDirectory(path)) {
            return new FolderFiles(path, limits);
        }
        return Archive.isArchive(path) ? new Archive(path, limits) : new OneFile(path, limits);
    }
}
