package dev.descent.ml.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordChecksTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    M f m F | "M" and "m", which differ only in case
                    red RED blue | "red" and "RED", which differ only in case
                    007 7 | "007" and "7", which are equal as numbers
                    <=50K >50K <=50K. | "<=50K" and "<=50K.", which differ only in spaces, hyphens, quotes or a last point
                    cat 'cat' dog | "cat" and "'cat'", which differ only in spaces, hyphens, quotes
                    very-good good very_good | "very-good" and "very_good", which differ only in spaces
                    don't don’t | "don't" and "don’t", which differ only in spaces
                    10-19 10–19 | "10-19" and "10–19", which differ only in spaces
                    type-1 type1 | "type-1" and "type1", which differ only in spaces
                    0 1 true false | "true" and "1", which may mean the same
                    True 1 0 | "True" and "1", which may mean the same
                    yes No y | "yes" and "y", which may mean the same
                    no y n | "no" and "n", which may mean the same
                    unknown yes no Y N | "yes" and "Y", which may mean the same
                    female M male F | "M" and "male", which may mean the same
                    WAHR FALSCH TRUE FALSE | "TRUE" and "WAHR", which may mean the same
                    oui non yes no | "yes" and "oui", which may mean the same
                    """)
    void wordsThatMayBeMeantAsOneAreTold(String words, String told) {
        assertThat(warnings(words)).singleElement().asString().startsWith("it has " + told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 1",
                "f n",
                "yes no unknown 0",
                "A A- A+ -1 1",
                "1-2 12",
                "A A− A+",
                "a c f l m n p s y",
                "b c e g h k n o p r u w y t",
                "C C++ C#",
                "A Apple Berry",
                "NÃO ação café Größe Đà 東京 10°",
                "a b apple angle ball bend",
                "nie nein selten",
                "1234567890123456789 1234567890123456790"
            })
    void otherWordsAreNot(String words) {
        assertThat(warnings(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cafÃ© tea, cafÃ©, café", "itâ€™s, itâ€™s, it’s", "GrÃ¶ÃŸe, GrÃ¶ÃŸe, Größe"})
    void textOfAnotherEncodingIsTold(String words, String text, String meant) {
        assertThat(warnings(words))
                .singleElement()
                .asString()
                .startsWith("the text \"" + text + "\" may be meant as \"" + meant + "\"");
    }

    private static List<String> warnings(String words) {
        return WordChecks.warnings("it has ", List.of(words.split(" ")));
    }
}
