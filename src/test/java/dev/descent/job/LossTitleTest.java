package dev.descent.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LossTitleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'focal', 'gamma': 2.0} | focal",
                "{'type': 'custom', 'formula': 'mean(abs(y - p))'} | mean(abs(y - p))",
                "{'type': 'sum', 'terms': [{'weight': 1.0, 'loss': {'type': 'dice'}}, {'weight': 0.30, 'loss': {'type': 'mse'}}]} | dice + 0.3 * mse",
                "{'type': 'sum', 'terms': [{'weight': {'type': 'linear', 'to': 0.1}, 'loss': {'type': 'dice'}}]} | linear * dice",
                "{'type': 'sum', 'terms': [{'weight': 2, 'loss': {'type': 'custom', 'formula': '1 - dice'}}]} | 2 * (1 - dice)"
            })
    void lossesAreToldInAFewWords(String loss, String title) {
        assertThat(title(loss, 80)).isEqualTo(title);
    }

    @Test
    void whatIsLongIsCut() {
        assertThat(title("{'type': 'custom', 'formula': 'mean(abs(y - p))'}", 8))
                .isEqualTo("mean(abs…");
    }

    private static String title(String loss, int longest) {
        return LossTitle.of(JsonMapper.shared().readTree(loss.replace('\'', '"')), longest);
    }
}
