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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IgnoredValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"255", "\"#ff00ff\"", "[255,\"#ff00ff\",7]", "[]"})
    void areWrittenAsTheyWereRead(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);

        assertThat(IgnoredValues.fromJson(node).toJson()).isEqualTo(node);
    }

    @Test
    void everyFaultIsNamedAtItsPlace() {
        assertThat(faults("256"))
                .containsExactly("must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was 256");
        assertThat(faults("\"white\"")).hasSize(1);
        assertThat(faults("[0,\"#12\",1.5]"))
                .containsExactly(
                        "[1] must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was \"#12\"",
                        "[2] must be a grey value from 0 to 255 or a colour as \"#rrggbb\", was 1.5");
    }

    @Test
    void noClassMayHaveAnIgnoredValueHoweverItIsWritten() {
        MaskClasses classes = MaskClasses.fromJson(JsonMapper.shared().readTree("{\"ground\":0,\"cell\":255}"));

        assertThat(read("\"#ffffff\"").objection(classes)).hasValue("must not name the value of the class \"cell\"");
        assertThat(read("254").objection(classes)).isEmpty();
    }

    @Test
    void oneClassLessThanAByteTellsHasRoomBesideThem() {
        String many = IntStream.range(0, 256)
                .mapToObj(i -> "\"c" + i + "\": " + i)
                .collect(Collectors.joining(",", "{", "}"));
        MaskClasses classes = MaskClasses.fromJson(JsonMapper.shared().readTree(many));

        assertThat(read("\"#ff0000\"").objection(classes)).hasValue("leaves room for 255 classes, and there are 256");
        assertThat(IgnoredValues.NONE.objection(classes)).isEmpty();
    }

    private static IgnoredValues read(String json) {
        return IgnoredValues.fromJson(JsonMapper.shared().readTree(json));
    }

    private static List<String> faults(String json) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(json)).violations().stream()
                .map(Violation::text)
                .toList();
    }
}
