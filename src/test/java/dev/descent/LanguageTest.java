package dev.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class LanguageTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void numbersHaveTheDigitsOfJsonWhateverTheMachineSpeaks() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        assertThat("part-%02d.csv, %.1f".formatted(7, 0.5)).isNotEqualTo("part-07.csv, 0.5");

        try (GenericApplicationContext context = new GenericApplicationContext()) {
            new Language().initialize(context);
        }

        assertThat("part-%02d.csv, %.1f".formatted(7, 0.5)).isEqualTo("part-07.csv, 0.5");
    }
}
