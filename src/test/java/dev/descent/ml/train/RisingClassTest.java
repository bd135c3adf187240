package dev.descent.ml.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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

    /** Nothing else was answered at first, so that the commonest class had no loss to speak of. */
    @Test
    void aClassThatGaveWhatAnotherWonIsNotToldOf() {
        double[] background = {.008, .0003, .017, .008, .0039, .0033};
        double[] lesion = {3, 3.5, 2, 1.5, 1.1, .8};

        assertThat(withAll(new double[] {.021, .014, .024, .012, .009, .006}, background, lesion))
                .isEmpty();
        assertThat(withAll(new double[] {.021, .004, .024, .012, .009, .006}, background, lesion))
                .isPresent();
    }

    private static Optional<String> withAll(double[] all, double[] often, double[] rare) {
        RisingClass rising = new RisingClass();
        for (int i = 0; i < all.length; i++) {
            rising.see(JsonMapper.shared().readTree("""
                    {"epoch": %d, "validation": {"log_loss": %s, "classes": {"often": {"log_loss": %s}, "rare": {"log_loss": %s}}}}
                    """.formatted(i + 1, all[i], often[i], rare[i])));
        }
        return rising.warning();
    }

    private static void see(RisingClass rising, double[] often, double[] rare) {
        for (int i = 0; i < often.length; i++) {
            rising.see(JsonMapper.shared()
                    .readTree("{\"epoch\":" + (i + 1) + ",\"validation\":{\"classes\":{\"often\":{\"log_loss\":"
                            + often[i] + "},\"rare\":{\"log_loss\":" + rare[i] + "}}}}"));
        }
    }
}
