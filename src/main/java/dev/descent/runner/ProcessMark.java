package dev.descent.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that this process keeps locked as long as it lives. The system lets the lock go when the process ends in whatever way, so that
 * others can see that it is dead. Whoever sees it clears the file away.
 */
final class ProcessMark {
    static final String ENDING = ".worker";
    private static final Logger LOG = LoggerFactory.getLogger(ProcessMark.class);
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final String process;
    private final @Nullable Path file;
    /** Held, since a channel that nobody refers to is closed, and its lock let go. */
    private final @Nullable FileChannel channel;

    private ProcessMark(String process, @Nullable Path file, @Nullable FileChannel channel) {
        this.process = process;
        this.file = file;
        this.channel = channel;
    }

    /** A process of this name, which nobody can see to be dead but by its silence, where the file cannot be made. */
    static ProcessMark in(Path folder) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        // the number and the host may come again, in a container for instance
        String process = ManagementFactory.getRuntimeMXBean().getName() + "-" + id;
        String boot = boot();
        if (boot == null) {
            return new ProcessMark(process, null, null);
        }
        try {
            return locked(folder, id, process, boot);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Jobs of this process, should it die, wait for the end of their leases: {}", e.toString());
            return new ProcessMark(process, null, null);
        }
    }

    /** Under its name it is there only once it is locked. */
    private static ProcessMark locked(Path folder, String id, String process, String boot) throws IOException {
        Path made = Files.createTempFile(Files.createDirectories(folder), id, ".tmp");
        FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("files cannot be locked in " + folder);
        }
        channel.write(ByteBuffer.wrap((boot + "\n" + process + "\n").getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
        Path file = Files.move(made, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        return new ProcessMark(process, file, channel);
    }

    /** Of the system's kernel since it was started; a lock is seen by the same one only. Null where that cannot be told. */
    static @Nullable String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return null;
        }
    }

    /** What the process is called, for people and in leases. */
    String process() {
        return process;
    }

    boolean isOf(Path other) {
        return file != null && channel != null && file.getFileName().equals(other.getFileName());
    }
}
