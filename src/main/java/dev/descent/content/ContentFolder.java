package dev.descent.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A store in a folder, {@code <folder>/<group>/<sha256>}. A file is either whole or not there: it is written beside its
 * place and moved. Several processes may share the folder.
 */
public final class ContentFolder implements ContentStore {
    private static final String TEMPORARY = ".tmp";

    private final Path folder;
    private final DirectorySync sync;

    /** @param folder need not exist yet */
    public ContentFolder(Path folder) {
        this(folder, DirectorySync.BY_SYSTEM);
    }

    ContentFolder(Path folder, DirectorySync sync) {
        this.folder = folder;
        this.sync = sync;
    }

    @Override
    public PartialFile create() throws IOException {
        return new PartialFile(Files.createTempFile(Files.createDirectories(folder), "", TEMPORARY));
    }

    /** Forces directories also for what was there already: whoever moved it there may have died before it did. */
    @Override
    public void keepAll(Map<ContentKey, FinishedFile> files) throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        for (Map.Entry<ContentKey, FinishedFile> file : files.entrySet()) {
            homes.add(move(file.getValue().path(), file.getKey()));
        }
        for (Path home : homes) {
            sync.force(home);
        }
        sync.force(folder);
    }

    private Path move(Path file, ContentKey key) throws IOException {
        Path home = Files.createDirectories(home(key.group()));
        Path place = place(key);
        if (Files.exists(place)) {
            // as young as what was to take its place: a sweep looks for what is old
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        } else {
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }
        return home;
    }

    @Override
    public Optional<HeldFile> find(ContentKey key) {
        Path place = place(key);
        return Files.isRegularFile(place) ? Optional.of(new HeldFile(place, key.sha256(), () -> {})) : Optional.empty();
    }

    @Override
    public Optional<HeldFile> findNear(ContentKey key) {
        return find(key);
    }

    @Override
    public byte[] read(ContentKey key, long first, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(place(key), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, first + bytes.position());
            }
            if (bytes.hasRemaining()) {
                throw new EOFException("fewer bytes than were asked for");
            }
            return bytes.array();
        }
    }

    @Override
    public Optional<URI> link(ContentKey key, LinkedFile as, Duration valid) {
        return Optional.empty();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void delete(ContentKey key) throws IOException {
        Files.deleteIfExists(place(key));
    }

    @Override
    public void deleteAll(UUID owner) throws IOException {
        FileSystemUtils.deleteRecursively(home(owner.toString()));
    }

    @Override
    public List<StoredContent> list() throws IOException {
        return files().stream().flatMap(file -> content(file).stream()).toList();
    }

    @Override
    public int deleteUnfinished(Instant untouchedSince) throws IOException {
        int deleted = 0;
        for (StoredFile file : files()) {
            boolean unfinished = file.path().toString().endsWith(TEMPORARY);
            boolean untouched = file.facts().lastModifiedTime().toInstant().isBefore(untouchedSince);
            deleted += unfinished && untouched && Files.deleteIfExists(file.path()) ? 1 : 0;
        }
        return deleted;
    }

    /** A file, whatever it is. */
    private record StoredFile(Path path, BasicFileAttributes facts) {
        /** Empty where another thread or process just removed it. */
        static Optional<StoredFile> of(Path path) {
            try {
                BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
                return Optional.of(new StoredFile(path, facts)).filter(file -> facts.isRegularFile());
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<StoredFile> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.flatMap(path -> StoredFile.of(path).stream()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<StoredContent> content(StoredFile file) {
        Path place = folder.relativize(file.path());
        if (place.getNameCount() != 2) {
            return Optional.empty();
        }
        BasicFileAttributes facts = file.facts();
        return ContentKey.parse(place.getName(0).toString(), place.getName(1).toString())
                .map(key -> new StoredContent(
                        key,
                        facts.size(),
                        facts.lastModifiedTime().toInstant(),
                        facts.lastAccessTime().toInstant()));
    }

    private Path home(String group) {
        return folder.resolve(group);
    }

    private Path place(ContentKey key) {
        return home(key.group()).resolve(key.sha256());
    }
}
