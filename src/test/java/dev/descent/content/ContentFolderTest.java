package dev.descent.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.descent.ml.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFolderTest extends ContentStoreContract {
    @TempDir
    Path home;

    private ContentFolder content;

    @BeforeEach
    void open() {
        content = new ContentFolder(home.resolve("new"));
    }

    @Override
    protected ContentStore content() {
        return content;
    }

    @Test
    void bytesThatAreKeptAgainCountAsWrittenNow() throws IOException {
        Path place = content.find(keepShared("bytes")).orElseThrow().path();
        FileTime written = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(place, written);
        keepShared("bytes");
        assertThat(files()).containsExactly(place);
        assertThat(place).hasContent("bytes");
        assertThat(Files.getLastModifiedTime(place)).isGreaterThan(written);
    }

    @Test
    void fileThatNobodyKeptIsGoneWhenItIsClosed() throws IOException {
        try (PartialFile file = content.create()) {
            file.append(ByteBuffer.wrap(new byte[10]));
            assertThat(file.bytes()).isEqualTo(10);
            file.finish();
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void restartedFileIsThatOfTheLastBytes() throws IOException {
        try (PartialFile file = content.create()) {
            file.append(ByteBuffer.wrap("longer than what comes then".getBytes(StandardCharsets.UTF_8)));
            file.restart();
            file.append(ByteBuffer.wrap("bytes".getBytes(StandardCharsets.UTF_8)));
            FinishedFile finished = file.finish();
            assertThat(finished.path()).hasContent("bytes");
            assertThat(finished.sha256()).isEqualTo(HASH);
            assertThat(finished.bytes()).isEqualTo(5);
        }
    }

    @Test
    void whatIsNoHashNamesNoFile() {
        assertThatThrownBy(() -> ContentKey.shared("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentKey("..", HASH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesOfOthersAreNotListed() throws IOException {
        ContentKey key = keepShared("bytes");
        Path place = content.find(key).orElseThrow().path();
        Files.writeString(place.resolveSibling("note"), "of somebody else");
        Path index = Files.createDirectories(home.resolve("new").resolve("seen"));
        Files.writeString(index.resolve(HASH), "of an index");
        assertThat(content.list()).extracting(StoredContent::key).containsExactly(key);
    }

    @Test
    void abandonedFilesAreRemovedWhereverTheyStand() throws IOException {
        keepShared("bytes");
        Path folder = home.resolve("new");
        Path young = Files.createFile(folder.resolve("young.tmp"));
        Path old = Files.createFile(folder.resolve("old.tmp"));
        Path deep = Files.createFile(
                Files.createDirectories(folder.resolve(JOB.toString())).resolve("old.tmp"));
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(deep, longAgo);
        assertThat(content.deleteUnfinished(Instant.EPOCH.plusSeconds(60))).isEqualTo(2);
        assertThat(young).exists();
        assertThat(files()).hasSize(2);
    }

    @Test
    void eachDirectoryIsForcedOnceWhenAllFilesAreInTheirPlaces() throws IOException {
        Map<Path, Long> forced = new LinkedHashMap<>();
        ContentFolder folder = new ContentFolder(home, directory -> {
            assertThat(forced.put(directory, inPlace())).as("forced before").isNull();
        });
        ContentKey first = ContentKey.owned(JOB, HASH);
        ContentKey second = ContentKey.owned(JOB, Sha256.of("others"));
        try (PartialFile one = folder.create();
                PartialFile other = folder.create()) {
            folder.keepAll(Map.of(first, one.finish(), second, other.finish()));
        }
        assertThat(forced).containsExactly(entry(home.resolve(JOB.toString()), 2L), entry(home, 2L));
    }

    @Test
    void directoriesAreForcedForWhatAnotherMovedThere() throws IOException {
        List<Path> forced = new ArrayList<>();
        ContentKey key = keepShared("bytes");
        try (PartialFile again = content.create()) {
            new ContentFolder(content.folder(), forced::add).keep(key, again.finish());
        }
        assertThat(forced).containsExactly(content.folder().resolve(key.group()), content.folder());
    }

    private long inPlace() throws IOException {
        return files().stream()
                .filter(file -> !file.toString().endsWith(".tmp"))
                .count();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
