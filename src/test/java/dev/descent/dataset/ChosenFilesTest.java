package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the data folder that one reference names together. */
class ChosenFilesTest {
    @TempDir
    Path files;

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("p-0.csv", "p-1.csv", "d/p-08.csv", "d/p-09.csv", "d/p-10.csv", "d/e/p-1.csv")) {
            Files.createDirectories(files.resolve(name).getParent());
            Files.writeString(files.resolve(name), "x,y\n1,a\n2,b\n3,a\n4,b\n");
        }
        Files.writeString(files.resolve("d/other.txt"), "x\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "p-*.csv; 8",
                "d/p-*.csv; 12",
                "d/p-{08..10}.csv; 12",
                "d/p-{08,10}.csv; 8",
                "{d/p-08,p-0}.csv; 8",
                "*/*/p-*.csv; 4",
                "d/*.csv; 12",
                "d/{p-*,e/p-*}.csv; 16",
                "d/p-08*; 4"
            })
    void bracesAndStarsNameFilesThatAreOneTable(String name, int rows) {
        assertThat(load(name).summary().get("examples").intValue()).isEqualTo(rows);
        assertThat(load(name).data().warnings()).noneMatch(warning -> warning.contains("not used"));
    }

    @Test
    void hashIsThatOfAFolderOfThem() throws IOException {
        Files.delete(files.resolve("d/other.txt"));
        Files.delete(files.resolve("d/e/p-1.csv"));

        assertThat(load("d/p-*.csv").resolved().sha256())
                .isEqualTo(load("d").resolved().sha256());
    }

    @Test
    void fileThatHasSuchANameIsMeantItself() throws IOException {
        Files.writeString(files.resolve("a{0..1}.csv"), "x,y\n1,a\n2,b\n3,a\n4,b\n");

        assertThat(load("a{0..1}.csv").summary().get("examples").intValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "d/p-{07..11}.csv; names 2 files that are not there: p-07.csv, p-11.csv",
                "d/p-{09..11}.csv; names 1 file that is not there: p-11.csv",
                "d/q-*.csv; names nothing: no file there has such a name",
                "x/p-*.csv; names nothing: there is no \"x\" in the data folder",
                "../*.csv; must not hold . or .. or empty names of folders, below the data folder",
                "d/{..,e}/p-1.csv; must not hold . or .. or empty names of folders, below the data folder",
                "d/{/etc,e}/p.csv; must not hold . or .. or empty names of folders, below the data folder",
                "{/etc/*,p-*}; must be relative, not an absolute path, below the data folder"
            })
    void whatCannotBeMeantIsAFault(String name, String fault) {
        assertThat(Loading.faults(files, json(name)))
                .extracting(violation -> violation.message())
                .containsExactly(fault);
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Files.createSymbolicLink(files.resolve("d/p-99.csv"), Path.of("/etc/hostname"));

        assertThat(Loading.faults(files, json("d/p-*.csv")).toString()).contains("leads to no file of this folder");
    }

    private LoadedDataset load(String name) {
        return Loading.load(files, json(name));
    }

    private static String json(String name) {
        return ("{'uri':'file:" + name + "','format':{'type':'csv','target':'y'},'split':{'validation':0.25}}")
                .replace('\'', '"');
    }
}
