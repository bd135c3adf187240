package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tar archives that nobody should have to trust. */
class HostileTarTest {
    private static final int BLOCK = 512;

    @TempDir
    Path files;

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.jpg", "a/../../evil.jpg", "/etc/evil.jpg", "a\\evil.jpg", "a\u0007.jpg", "a//b.jpg"})
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        write(new Tars().withAnimals(0, 4).with(name, new byte[3]).bytes());

        assertThat(fault()).startsWith("holds the tar archive d.tar, which holds an entry whose name must ");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void linksAndDevicesAreRefused(byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("9.jpg", kind);
        entry.setLinkName("/etc/passwd");
        write(new Tars().withAnimals(0, 4).with(entry, new byte[0]).bytes());

        assertThat(fault())
                .isEqualTo(
                        "holds the tar archive d.tar, which holds 9.jpg, which is a link, a device or a sparse file, and"
                                + " no plain file");
    }

    @Test
    void aNameThatStandsTwiceIsRefused() throws IOException {
        write(new Tars().withAnimals(0, 4).withAnimals(2, 3).bytes());

        assertThat(fault()).isEqualTo("holds 000002.jpg twice");
    }

    @Test
    void oneEndingInTwoWaysIsRefused() throws IOException {
        write(new Tars().withAnimals(0, 4).with("000001.JPG", new byte[3]).bytes());

        assertThat(fault()).isEqualTo("holds files of one sample with the same ending: 000001.JPG");
    }

    @Test
    void whatIsCutOffIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = new Tars().withAnimals(0, 4).bytes();
        int last = lastEntry(whole);
        for (int length = 1; length < last + BLOCK; length += 101) {
            write(Arrays.copyOf(whole, length));
            if (length % BLOCK != 0) {
                assertThat(fault()).as("%d bytes", length).contains("cut off");
            }
        }
    }

    @Test
    void whatLacksItsEndIsToldOf() throws IOException {
        byte[] whole = new Tars().withAnimals(0, 4).bytes();
        write(Arrays.copyOf(whole, lastEntry(whole) + 2 * BLOCK));

        assertThat(Loading.load(files, json("d.tar")).data().warnings())
                .contains(
                        "1 tar archive without the mark of an end, which may have been cut off between two files: d.tar");
    }

    @Test
    void aHeaderWithAnotherChecksumIsRefused() throws IOException {
        byte[] whole = new Tars().withAnimals(0, 4).bytes();
        whole[1] ^= 1;
        write(whole);

        assertThat(fault())
                .isEqualTo("holds the tar archive d.tar, which is broken: the checksum of a header is another");
    }

    @Test
    void aSizeThatTheFileDoesNotHaveIsRefused() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("9.jpg", true);
        entry.setSize(1L << 32);
        byte[] header = new byte[BLOCK];
        entry.writeEntryHeader(header);
        write(header);

        assertThat(fault()).isEqualTo("holds the tar archive d.tar, which is cut off within 9.jpg");
    }

    @Test
    void namesThatTakeMegabytesAreRefused() throws IOException {
        TarArchiveEntry name = new TarArchiveEntry("long", TarConstants.LF_GNUTYPE_LONGNAME);
        name.setSize(3 << 20);
        write(new Tars()
                .with(name, new byte[3 << 20])
                .with("1.jpg", new byte[3])
                .bytes());

        assertThat(fault())
                .isEqualTo("holds the tar archive d.tar, which has headers beyond the 262144 bytes allowed for a file");
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        byte[] one = new Tars().with("a".repeat(300) + ".jpg", new byte[0]).bytes();
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 5000; i++) {
            many.write(one, 0, 2 * BLOCK);
        }
        write(many.toByteArray());

        assertThat(fault()).contains("headers beyond");
    }

    @Test
    void bombsAreNotUnpacked() throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(files.resolve("d.tar")))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }

        assertThat(fault()).contains("unpacks to more than the");
    }

    @Test
    void packedDataThatBreaksOffIsRefused() throws IOException {
        Path packed = files.resolve("p/d.tar.gz");
        new Tars().withAnimals(0, 4).packedTo(packed);
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(message(json("p"))).isEqualTo("holds the tar archive d.tar.gz, whose compressed data is broken");
    }

    @ParameterizedTest
    @CsvSource({"BZh9, packed with bzip2", "PAR1, a Parquet file"})
    void whatIsPackedOtherwiseIsNamed(String start, String kind) throws IOException {
        write((start + "\0".repeat(600)).getBytes());

        assertThat(fault())
                .isEqualTo("holds the tar archive d.tar, which is " + kind
                        + ": pack tar archives with gzip, or not at all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no tar at all, but words", "PAR1"})
    void whatIsNoTarIsRefused(String text) throws IOException {
        write(text.getBytes());

        assertThat(fault()).isNotEmpty();
    }

    @Test
    void aFolderWithoutShardsIsRefused() throws IOException {
        Files.createDirectories(files.resolve("e"));
        Files.writeString(files.resolve("e/a.zip"), "");

        assertThat(message(json("e")))
                .isEqualTo(
                        "holds no shard by the names of its files, which end in .tar, .tar.gz, .tgz: what is there is 1 file,"
                                + " such as a.zip");
    }

    /** Where the header of the last file begins, whose content takes one block. */
    private static int lastEntry(byte[] tar) {
        int end = tar.length;
        while (tar[end - 1] == 0) {
            end--;
        }
        return (end / BLOCK - 1) * BLOCK;
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(files.resolve("d.tar"), bytes);
    }

    private String fault() {
        return message(json("d.tar"));
    }

    private String message(String json) {
        List<String> faults = Loading.faults(files, json).stream()
                .map(fault -> fault.message())
                .toList();
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private static String json(String name) {
        return ("{'uri':'file:" + name + "','format':{'type':'webdataset','size':[8,8]},'split':{'validation':0.25}}")
                .replace('\'', '"');
    }
}
