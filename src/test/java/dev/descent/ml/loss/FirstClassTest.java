package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.SpecReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FirstClassTest {
    private static final Target PETS = Target.segmentation(List.of("pet", "background"), 4, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'dice','include_background':false}",
                "{'type':'generalized_dice','include_background':false}",
                "{'type':'focal_tversky','include_background':false}",
                "{'type':'unified_focal'}",
                "{'type':'sum','terms':[{'loss':'cross_entropy'},{'loss':{'type':'jaccard','include_background':false}}]}"
            })
    void aBackgroundThatIsNotTheFirstClassIsTold(String loss) {
        assertThat(loss(loss).warnings(PETS)).anyMatch(text -> text.contains("is \"pet\", and not \"background\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"background", "Background", "_background_", "0 background", "bg"})
    void aBackgroundThatIsTheFirstClassIsNotTold(String name) {
        Target target = Target.segmentation(List.of(name, "pet"), 4, 4);

        assertThat(loss("{'type':'dice','include_background':false}").warnings(target))
                .isEmpty();
    }

    @Test
    void aLossThatHasAllClassesSaysNothing() {
        assertThat(loss("{'type':'dice'}").warnings(PETS)).isEmpty();
    }

    private static LossSpec loss(String json) {
        return SpecReader.read(new JsonMapper().readTree(json.replace('\'', '"')), LossSpec.class);
    }
}
