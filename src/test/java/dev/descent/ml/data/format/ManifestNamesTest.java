package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestNamesTest {
    private final ManifestNames names =
            new ManifestNames(new TreeSet<>(List.of("a/1.png", "a/b/2.png", "caf\u00e9.png", "x y.png", "100%25.png")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a/1.png, a/1.png",
                "./a/1.png, a/1.png",
                "a/./b//2.png, a/b/2.png",
                "a\\b\\2.png, a/b/2.png",
                ".\\a\\1.png, a/1.png",
                "/a/1.png, a/1.png",
                "\" a/1.png \", a/1.png",
                "x%20y.png, x y.png",
                "100%25.png, 100%25.png",
                "cafe\u0301.png, caf\u00e9.png",
                "caf%C3%A9.png, caf\u00e9.png"
            })
    void oneFileIsFoundByTheNamesThatOthersWrite(String written, String name) {
        assertThat(names.find(written)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "A/1.PNG, a/1.png",
        "a/b/2, a/b/2.png",
        "2.jpg.png, ''",
        "b/2.png, a/b/2.png",
    })
    void fileThatMayBeMeantIsNamed(String written, String meant) {
        assertThat(names.find(written)).isNull();
        assertThat(names.objection(written))
                .isEqualTo("is not there" + (meant.isEmpty() ? "" : ": did you mean \"" + meant + "\"?"));
    }

    @Test
    void nameWithoutFolderOrEndingIsTheOnlyImageThatIsCalledSo() {
        assertThat(names.guesses()).isEmpty();
        assertThat(names.find("1.png")).isEqualTo("a/1.png");
        assertThat(names.find("2")).isEqualTo("a/b/2.png");
        assertThat(names.guesses())
                .hasValue(
                        "2 names of images without folder or ending in the manifest are taken for the only file that is"
                                + " called so, such as \"1.png\" for \"a/1.png\"");
    }

    @ParameterizedTest
    @CsvSource({"/home/me/a/1.png", "C:\\data\\a\\1.png", "~/a/1.png", "file:///data/a/1.png"})
    void absoluteNamesAreRefusedAsSuch(String written) {
        assertThat(names.find(written)).isNull();
        assertThat(names.objection(written))
                .isEqualTo(
                        "must be relative to the data set's folder, not an absolute path: did you mean \"a/1.png\"?");
    }

    @Test
    void namesThatLeadOutFindNothing() {
        for (String name : List.of("../a/1.png", "%2e%2e/a/1.png", "a/../a/1.png", "", "%zz")) {
            assertThat(names.find(name)).as(name).isNull();
            assertThat(names.objection(name)).as(name).isNotEmpty();
        }
    }
}
