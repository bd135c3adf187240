import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts the libraries first in the packaged jar of which a start loads most classes. Its class loader asks one library after the other, in the
 * order of the jar, and a library that has not what is asked for costs as much as one that has it.
 */
class JarOrder {
    private static final String LIBRARIES = "BOOT-INF/lib/";
    /** Beginnings of names; what none of them fits comes after them, as it was. */
    private static final List<String> FIRST = List.of(
            "spring-core", "jackson-databind", "reactor-core", "spring-boot-4", "spring-context", "spring-beans", "flyway-core",
            "netty-common", "spring-web", "postgresql", "spring-boot-autoconfigure", "jackson-core", "netty-transport-4", "snakeyaml",
            "micrometer-core", "logback", "spring-", "netty-", "reactor-", "micrometer-", "HikariCP", "slf4j", "log4j", "caffeine", "http",
            "jackson-annotations");

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path ordered = jar.resolveSibling(jar.getFileName() + ".ordered");
        try {
            write(jar, ordered);
            Files.move(ordered, jar, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(ordered);
        }
    }

    private static void write(Path jar, Path ordered) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream into = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(ordered)))) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            entries.sort(Comparator.comparingInt(JarOrder::rank));
            for (ZipEntry entry : entries) {
                ZipEntry copy = new ZipEntry(entry);
                if (copy.getMethod() == ZipEntry.DEFLATED) {
                    copy.setCompressedSize(-1);
                }
                into.putNextEntry(copy);
                try (InputStream bytes = from.getInputStream(entry)) {
                    bytes.transferTo(into);
                }
            }
        }
    }

    /** The manifest and what is no library stay at the beginning. */
    private static int rank(ZipEntry entry) {
        if (!entry.getName().startsWith(LIBRARIES) || entry.isDirectory()) {
            return -1;
        }
        String name = entry.getName().substring(LIBRARIES.length());
        for (int i = 0; i < FIRST.size(); i++) {
            if (name.startsWith(FIRST.get(i))) {
                return i;
            }
        }
        return FIRST.size();
    }
}
