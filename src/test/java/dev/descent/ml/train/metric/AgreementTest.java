package dev.descent.ml.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void twoClassesHaveTheFormulasOfBooks() {
        // tp 40, fn 10, fp 20, tn 30
        Agreement agreement = Agreement.of(new long[][] {{30, 20}, {10, 40}});

        double matthews = (40.0 * 30 - 20 * 10) / Math.sqrt(60.0 * 50 * 50 * 40);
        assertThat(agreement.matthews()).isCloseTo(matthews, within(1e-12));
        assertThat(agreement.kappa()).isCloseTo((0.7 - 0.5) / (1 - 0.5), within(1e-12));
        assertThat(agreement.quadraticKappa()).isCloseTo(agreement.kappa(), within(1e-12));
    }

    /** cohen_kappa_score(y, p, weights='quadratic') and matthews_corrcoef of y = 0 0 1 1 2 2, p = 0 1 1 2 2 0. */
    @Test
    void threeClassesAreThoseOfTheReference() {
        Agreement agreement = Agreement.of(new long[][] {{1, 1, 0}, {0, 1, 1}, {1, 0, 1}});

        assertThat(agreement.matthews()).isCloseTo(0.25, within(1e-12));
        assertThat(agreement.kappa()).isCloseTo(0.25, within(1e-12));
        assertThat(agreement.quadraticKappa()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void nothingToTellIsNoAgreement() {
        assertThat(Agreement.of(new long[][] {{5, 0}, {0, 0}})).isEqualTo(new Agreement(0, 0, 0));
    }
}
