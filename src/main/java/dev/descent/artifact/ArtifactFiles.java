package dev.descent.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The bytes of artifacts: {@code <folder>/<job>/<sha256>}. Since the content names the file, a worker that lost its job cannot
 * overwrite what the job's row points to.
 */
@Component
public class ArtifactFiles {
    static final String TEMPORARY = ".tmp";

    private final Path folder;

    @Autowired
    ArtifactFiles(ArtifactSettings settings) {
        this(settings.folder());
    }

    /** @param folder that holds the artifacts of all jobs; made when the first is kept */
    public ArtifactFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies a file into the folder; when this returns, its bytes are on the disk and stay there. Then record the artifact in the
     * transaction that ends the job.
     */
    public Artifact keep(UUID job, String name, Path source) {
        try {
            Path home = Files.createDirectories(folder.resolve(job.toString()));
            Path temporary = Files.createTempFile(home, "", TEMPORARY);
            try {
                String sha256 = copy(source, temporary);
                Artifact artifact = new Artifact(name, Artifact.mediaType(name), Files.size(temporary), sha256);
                Files.move(temporary, home.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
                force(home);
                force(folder);
                return artifact;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + name + " of job " + job, e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Removes all files of a job; call it after the commit that removed the job. */
    public void delete(UUID job) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve(job.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the artifacts of job " + job, e);
        }
    }

    /** Where the bytes are; not to be changed. */
    public Path file(UUID job, Artifact artifact) {
        return folder.resolve(job.toString()).resolve(artifact.sha256());
    }

    private static String copy(Path source, Path target) throws IOException {
        MessageDigest sha256 = sha256();
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256)) {
            Files.copy(source, out);
            channel.force(true);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Makes a rename last; not every system can open a folder, and those that cannot need not. */
    private static void force(Path directory) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
