package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RisingClassTest {
    @Test
    void theClassThatTurnsUpFirstIsNamed() {
        RisingClass rising = new RisingClass();
        see(rising, new double[] {.9, .5, .4, .3, .25, .4}, new double[] {.9, .8, .85, .9, 1, 1.2});

        assertThat(rising.warning()).hasValueSatisfying(warning -> assertThat(warning)
                .startsWith("Class \"rare\" is the first")
                .contains("after epoch 2 (0.800) and is 1.20 at the end"));
    }

    @Test
    void whatFallsOrHasJustBegunToRiseIsNotToldOf() {
        RisingClass rising = new RisingClass();
        see(rising, new double[] {.9, .5, .4, .3, .2}, new double[] {.9, .8, .5, .7, .9});

        assertThat(rising.warning()).isEmpty();
    }

    @Test
    void aClassAloneIsTheWholeLoss() {
        RisingClass rising = new RisingClass();
        double[] losses = {.9, .5, .6, .7, .8, .9};
        for (int i = 0; i < losses.length; i++) {
            rising.see(JsonMapper.shared()
                    .readTree("{\"epoch\":" + (i + 1) + ",\"validation\":{\"classes\":{\"only\":{\"log_loss\":"
                            + losses[i] + "}}}}"));
        }

        assertThat(rising.warning()).isEmpty();
    }

    private static void see(RisingClass rising, double[] often, double[] rare) {
        for (int i = 0; i < often.length; i++) {
            rising.see(JsonMapper.shared()
                    .readTree("{\"epoch\":" + (i + 1) + ",\"validation\":{\"classes\":{\"often\":{\"log_loss\":"
                            + often[i] + "},\"rare\":{\"log_loss\":" + rare[i] + "}}}}"));
        }
    }
}
