package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
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
}
