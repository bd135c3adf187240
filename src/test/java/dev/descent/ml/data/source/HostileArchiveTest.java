package dev.descent.ml.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.spec.InvalidSpec;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTest {
    private static final byte[] TEXT = "some bytes of a file".getBytes();
    private static final Limits LIMITS = new Limits(8 << 20, 100, 200, 1000);

    @TempDir
    Path folder;

    private final ZipForge zip = new ZipForge();

    @Test
    void soundArchiveIsReadToTheByte() throws IOException {
        zip.stored("top/a.txt", TEXT);
        zip.deflated("top/b.txt", TEXT);
        zip.stored("top/", new byte[0]).mode(040755);
        zip.comment = "PK\5\6 is no end here".getBytes();

        try (DataFiles files = open()) {
            assertThat(files.names()).containsExactly("top/a.txt", "top/b.txt");
            assertThat(files.read("top/a.txt", 100)).isEqualTo(TEXT);
            assertThat(files.read("top/b.txt", 100)).isEqualTo(TEXT);
            assertThat(files.size("top/b.txt")).isEqualTo(TEXT.length);
        }
    }

    @Test
    void archiveOfMoreEntriesThanTwoBytesCountIsRead() throws IOException {
        Path file = folder.resolve("d.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 66_000; i++) {
                out.putNextEntry(new ZipEntry("d/" + i));
                out.write(i);
            }
        }

        try (DataFiles files = DataFiles.at(file, Limits.DEFAULT)) {
            assertThat(files.names()).hasSize(66_000);
            assertThat(files.read("d/65999", 10)).containsExactly(65_999);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a", "/a", "a/../../b", "c:a", "a\\b", "a//b", "./a", "a\u0000b", "~a", "../", "a/../", "/"})
    void namesThatLeadOutAreRefused(String name) throws IOException {
        zip.stored("good", TEXT);
        zip.stored(name, new byte[0]);

        assertThat(refusal()).startsWith("holds an entry whose name ");
    }

    @Test
    void nameThatIsNotUtf8IsReadInTheOldCodePage() throws IOException {
        ZipForge.Entry entry = zip.stored("?", TEXT);
        entry.flags = 0;
        entry.rawName = new byte[] {(byte) 0x81, 'b', 'e', 'r'};
        zip.stored("\u00e9t\u00e9", TEXT).flags = 0;
        zip.stored("\u732b", TEXT);

        try (DataFiles files = open()) {
            assertThat(files.names()).containsExactly("\u00e9t\u00e9", "\u00fcber", "\u732b");
            assertThat(files.read("\u00fcber", 100)).isEqualTo(TEXT);
        }
    }

    @Test
    void nameThatClaimsToBeUtf8AndIsNotIsRefused() throws IOException {
        zip.stored("?", TEXT).rawName = new byte[] {(byte) 0x81, 'b'};

        assertThat(refusal()).isEqualTo("holds an entry whose name is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9", "cafe\u0301"})
    void oneNameTwiceIsRefusedInAnyUnicodeForm(String name) throws IOException {
        zip.stored("caf\u00e9", TEXT);
        zip.stored(name, TEXT);

        assertThat(refusal()).isEqualTo("holds " + name + " twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020666, 0060666, 0010644, 0140755, 0040755})
    void linksAndDevicesAreRefused(int mode) throws IOException {
        zip.stored("link", "/etc/passwd".getBytes()).mode(mode);

        assertThat(refusal()).isEqualTo("holds link, which is a link or a device, and no file");
    }

    @Test
    void folderThatHoldsBytesIsRefused() throws IOException {
        zip.stored("folder/", TEXT).mode(0);

        assertThat(refusal()).isEqualTo("holds folder/, which holds bytes and is named like a folder");
    }

    @Test
    void filesThatShareBytesAreRefused() throws IOException {
        zip.deflated("a", new byte[100_000]);
        ZipForge.Entry again = zip.deflated("b", new byte[100_000]);
        again.localName = "a";
        again.place = 0;

        assertThat(refusal()).isEqualTo("holds b, which has a header that contradicts the directory");
    }

    @Test
    void filesWithinFilesAreRefused() throws IOException {
        ZipForge inner = new ZipForge();
        inner.stored("b", TEXT);
        byte[] header = Arrays.copyOf(inner.bytes(), 31 + TEXT.length);
        zip.stored("a", header);
        zip.stored("b", TEXT).place = 31;

        assertThat(refusal()).isEqualTo(broken("a overlaps b"));
    }

    @Test
    void fileThatReachesIntoTheDirectoryIsRefused() throws IOException {
        ZipForge.Entry entry = zip.stored("a", TEXT);
        entry.size += 10;
        entry.localSize += 10;
        entry.packedSize += 10;

        assertThat(refusal()).isEqualTo(broken("a overlaps the directory"));
    }

    @Test
    void bombsAreRefusedByRatioAndByTotalBeforeTheyAreUnpacked() throws IOException {
        zip.deflated("bomb", new byte[2 << 20]);
        assertThat(refusal()).startsWith("unpacks to more than is allowed (8388608 bytes, 200 to 1) at bomb");

        zip.entries.clear();
        byte[] noise = new byte[1 << 20];
        for (int i = 0; i < 9; i++) {
            new Random(i).nextBytes(noise);
            zip.stored("f" + i, noise.clone()).packed = new byte[0];
        }
        zip.entries.forEach(entry -> entry.method = 8);
        zip.entries.forEach(entry -> entry.localMethod = 8);
        zip.entries.forEach(entry -> entry.packedSize = 0);
        assertThat(refusal()).startsWith("unpacks to more than is allowed");
    }

    /** As masks are, of which most pixels have one number. */
    @Test
    void arraysMayBeAsCompressibleAsTheyLike() throws IOException {
        zip.deflated("masks.npy", new byte[2 << 20]);

        try (DataFiles files = open()) {
            assertThat(files.size("masks.npy")).isEqualTo(2 << 20);
        }
        zip.deflated("more.npy", new byte[7 << 20]);
        assertThat(refusal()).startsWith("unpacks to more than is allowed");
    }

    @Test
    void bombThatClaimsToBeSmallIsReadNoFurtherThanItClaims() throws IOException {
        ZipForge.Entry bomb = zip.deflated("bomb", new byte[4 << 20]);
        bomb.size = 1000;
        bomb.localSize = 1000;

        assertThat(faultOfReading("bomb"))
                .isEqualTo("holds bomb, which unpacks to more than the 1000 bytes that it claims");
    }

    @Test
    void fileThatClaimsToBeLargerThanItIsIsRefused() throws IOException {
        ZipForge.Entry entry = zip.deflated("a", TEXT);
        entry.size = 1000;
        entry.localSize = 1000;

        assertThat(faultOfReading("a")).isEqualTo("holds a, which unpacks to less than the 1000 bytes that it claims");
    }

    @Test
    void otherBytesThanTheChecksumSaysAreRefused() throws IOException {
        zip.stored("a", TEXT).crc ^= 1;

        assertThat(faultOfReading("a")).isEqualTo("holds a, which is damaged: its checksum is another");
    }

    @Test
    void headersThatContradictTheDirectoryAreRefused() throws IOException {
        ZipForge.Entry entry = zip.stored("a", TEXT);
        entry.localName = "b";
        assertThat(refusal()).isEqualTo("holds a, which has a header that contradicts the directory");

        entry.localName = "a";
        entry.localSize = 5;
        assertThat(refusal()).isEqualTo("holds a, which has a header that contradicts the directory");

        entry.localSize = TEXT.length;
        entry.localMethod = 8;
        assertThat(refusal()).isEqualTo("holds a, which has a header that contradicts the directory");

        entry.localMethod = 0;
        entry.size = 5;
        assertThat(refusal()).isEqualTo("holds a, which is stored in another size than its own");
    }

    @Test
    void encryptedFilesAndOtherMethodsAreRefused() throws IOException {
        ZipForge.Entry entry = zip.stored("a", TEXT);
        entry.flags |= 1;
        assertThat(refusal()).isEqualTo("holds a, which is encrypted");

        entry.flags = 0;
        entry.method = 12;
        assertThat(refusal()).isEqualTo("holds a, which is packed by method 12, not 0 or 8");
    }

    @Test
    void largeNumbersAreReadAndRefusedWhereTheyAreAbsurd() throws IOException {
        ZipForge.Entry entry = zip.stored("a", TEXT);
        entry.size = 0xffffffffL;
        entry.packedSize = 0xffffffffL;
        entry.extra = large(TEXT.length, TEXT.length);
        try (DataFiles files = open()) {
            assertThat(files.read("a", 100)).isEqualTo(TEXT);
        }

        entry.extra = large(Long.MAX_VALUE, Long.MAX_VALUE);
        entry.localSize = 0xffffffffL;
        assertThat(refusal()).isEqualTo("holds a, which claims more bytes than the archive has");
        entry.extra = large(-1, -1);
        assertThat(refusal()).isEqualTo(broken("it claims a size or a place beyond all files"));
        entry.extra = Arrays.copyOf(large(1, 1), 10);
        assertThat(refusal()).isEqualTo("holds a, which has a broken extra field");
    }

    @Test
    void filesBeyondTheLimitAreRefusedWhateverTheCountSays() throws IOException {
        for (int i = 0; i < 101; i++) {
            zip.stored("f" + i, TEXT);
        }
        zip.claimedCount = 1;

        assertThat(refusal()).isEqualTo(broken("it holds more than the 100 files and folders allowed"));
    }

    @Test
    void countThatIsNotThatOfTheEntriesIsRefused() throws IOException {
        zip.stored("a", TEXT);
        zip.claimedCount = 2;

        assertThat(refusal()).isEqualTo(broken("it claims 2 entries and has 1"));
    }

    @Test
    void whatStandsAfterTheEndIsRefused() throws IOException {
        zip.stored("a", TEXT);
        zip.afterwards = TEXT;

        assertThat(refusal()).isEqualTo(broken("it has no directory at its end"));
    }

    @Test
    void archiveInAnArchiveIsAFileThatIsNotOpened() throws IOException {
        ZipForge inner = new ZipForge();
        inner.deflated("bomb", new byte[10 << 20]);
        zip.stored("inner.zip", inner.bytes());

        try (DataFiles files = open()) {
            assertThat(files.names()).containsExactly("inner.zip");
            assertThat(files.read("inner.zip", 1 << 20)).isEqualTo(inner.bytes());
        }
    }

    @Test
    void flippedBytesEndInAnAnswerOrARefusal() throws IOException {
        zip.stored("top/a.txt", TEXT);
        zip.deflated("top/b.txt", new byte[3000]);
        byte[] good = zip.bytes();
        Random random = new Random(20);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt();
            }
            refused += isRefused(Files.write(folder.resolve("d.zip"), bad)) ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 1000);
    }

    private static boolean isRefused(Path file) throws IOException {
        try (DataFiles files = DataFiles.at(file, LIMITS)) {
            for (String name : files.names()) {
                try (InputStream in = files.open(name)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return false;
        } catch (InvalidSpec | ZipException | EOFException refusal) {
            return true;
        }
    }

    private DataFiles open() throws IOException {
        return DataFiles.at(zip.write(folder.resolve("d.zip")), LIMITS);
    }

    private String refusal() throws IOException {
        zip.write(folder.resolve("d.zip"));
        InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> open().close());
        assertThat(invalid).as("is refused").isNotNull();
        return invalid.violations().get(0).message();
    }

    private String faultOfReading(String name) throws IOException {
        try (DataFiles files = open()) {
            InvalidSpec invalid = catchThrowableOfType(InvalidSpec.class, () -> files.read(name, 8 << 20));
            assertThat(invalid).as("is refused").isNotNull();
            return invalid.violations().get(0).message();
        }
    }

    private static String broken(String fault) {
        return "begins like a zip archive and cannot be read as one: " + fault;
    }

    private static byte[] large(long size, long packed) {
        ByteBuffer extra = ZipForge.littleEndian(20).putShort((short) 1).putShort((short) 16);
        return extra.putLong(size).putLong(packed).array();
    }
}
