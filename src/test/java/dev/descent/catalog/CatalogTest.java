package dev.descent.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CatalogTest {
    @Test
    void nameThatIsLikeOneOfTheCatalogueIsHinted() {
        assertThatThrownBy(() -> Catalog.entry("losses", "CrossEntropy"))
                .hasMessage("In the catalogue losses has no CrossEntropy (did you mean \"cross_entropy\"?).");
        assertThatThrownBy(() -> Catalog.entries("loss"))
                .hasMessage("In the catalogue there is no family loss (did you mean \"losses\"?).");
    }
}
