package dev.descent.ml.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MaskClassesTest {

    @ParameterizedTest
    @ValueSource(strings = {"{'ground': 0, 'b': 128, 'a': '#ffff00'}", "{'a': '#FFFF00', 'b': 128, 'ground': 0}"})
    void orderIsThatOfTheValuesWhateverTheOrderOfTheProperties(String json) {
        MaskClasses classes = read(json);

        assertThat(classes.names()).containsExactly("ground", "b", "a");
        assertThat(classes.colors()).containsExactly("#000000", "#808080", "#ffff00");
        assertThat(classes).isEqualTo(read("{'b': 128, 'ground': 0, 'a': '#ffff00'}"));
        assertThat(classes.toJson().toString()).isEqualTo("{\"ground\":0,\"b\":128,\"a\":\"#ffff00\"}");
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(faults("{'a': 0, 'b': 256, 'c': '#12345', 'd': '#000000', 'e': 1.0, 'f': '1', ' ': 4}"))
                .containsExactly(
                        "b must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was 256",
                        "c must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was \"#12345\"",
                        "d must not have the same value as the class \"a\"",
                        "e must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was 1.0",
                        "f must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was \"1\"",
                        "  must have a name of 1 to 100 characters");
        assertThat(faults("{'a': 0}")).containsExactly("must name 2 to 256 classes, was 1");
        assertThat(faults("[0, 1]")).containsExactly("must be an object with a value for each class's name");
    }

    @Test
    void thereAreAtMostAsManyAsAByteTells() {
        String many = IntStream.rangeClosed(0, 256)
                .mapToObj(i -> "'c" + i + "': '#" + String.format("%06x", i) + "'")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(faults(many)).containsExactly("must name 2 to 256 classes, was 257");
    }

    private static MaskClasses read(String json) {
        return MaskClasses.fromJson(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static List<String> faults(String json) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(json)).violations().stream()
                .map(Violation::text)
                .toList();
    }
}
