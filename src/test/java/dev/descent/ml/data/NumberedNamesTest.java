package dev.descent.ml.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberedNamesTest {

    @Test
    void numbersCountByTheirSize() {
        List<String> ordered = List.of(
                "a",
                "a/1.png",
                "a/2.png",
                "a/010.png",
                "a/99999999999999999999.png",
                "b/frame9",
                "b/frame9-2",
                "b/frame10",
                "b/frame10x",
                "b/framex");
        List<String> names = new ArrayList<>(ordered);

        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(names, new Random(seed));
            names.sort(NumberedNames.ORDER);
            assertThat(names).isEqualTo(ordered);
        }
    }
}
