package dev.descent.ml.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {
    @ParameterizedTest
    @CsvSource({
        "userId, user|id",
        "user_id, user|id",
        "User-ID2, user|id",
        "01_Train2017, train",
        "USERID, userid",
        "größteÄnderung, größte|änderung",
        "12, ''",
        "'', ''"
    })
    void namesAreMadeOfWords(String name, String words) {
        assertThat(String.join("|", NameWords.of(name).toList())).isEqualTo(words);
    }
}
