package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.descent.ml.spec.Shape.Blob;
import dev.descent.ml.spec.Shape.Circle;
import dev.descent.ml.spec.Shape.Group;
import dev.descent.ml.spec.Shape.Paint;
import dev.descent.ml.spec.Shape.Place;
import dev.descent.ml.spec.Shape.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpecReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void objectOfATypeIsItsRecord() {
        assertThat(read("{'type': 'circle', 'radius': 2, 'corners': 3, 'filled': true, 'paint': 'blue'}"))
                .isEqualTo(new Circle(2.0, 3, true, Paint.BLUE));
    }

    @Test
    void absentAndNullMeanTheDefault() {
        Circle plain = new Circle(2.0, 0, false, Paint.DARK_RED);

        assertThat(read("{'type': 'circle', 'radius': 2}")).isEqualTo(plain);
        assertThat(read("{'type': 'circle', 'radius': 2, 'corners': null, 'paint': null}"))
                .isEqualTo(plain);
    }

    @Test
    void nameStandsForASpecWithItsDefaults() {
        assertThat(read("'blob'")).isEqualTo(new Blob(null, null));
        assertThat(faults("'circle'")).containsExactly(new Violation("radius", "is required"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'Circel'                      | ''     | must be a number or one of circle, group, blob, was "Circel" (did you mean "circle"?)
                    'dics'                        | ''     | must be a number or one of circle, group, blob, was "dics" (did you mean "circle"?)
                    {'type': 'blob', 'some': 1}   | some   | is not known here; known are anything, span_of
                    {'type': 'blob', 'spanOf': 1} | spanOf | is not known here (did you mean "span_of"?); known are anything, span_of
                    """, quoteCharacter = '"')
    void nameThatIsLikeAKnownOneIsHinted(String json, String path, String message) {
        assertThat(faults(json)).containsExactly(new Violation(path.replace("'", ""), message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{'typ': 'blob'}", "{'blob': {'span_of': null}}"})
    void typeThatIsNamedElsewhereIsHinted(String json) {
        assertThat(faults(json))
                .containsExactly(new Violation("type", "is required (did you mean \"type\": \"blob\"?)"));
    }

    @Test
    void aliasNamesTheSameType() {
        assertThat(read("{'type': 'disc', 'radius': 2}")).isInstanceOf(Circle.class);
    }

    @Test
    void numberStandsForTheRecordMadeForIt() {
        assertThat(read("1.5")).isEqualTo(Circle.of(1.5));
        assertThat(faults("-1")).containsExactly(new Violation("radius", "must be positive, was -1.0"));
    }

    @Test
    void componentsOfAnInlineRecordStandAmongTheOuterOnes() {
        Frame frame = new Frame(1.0, new Margin(2.0, 3.0), 4.0);

        assertThat(SpecReader.read(json("{'width': 1, 'left': 2, 'right': 3, 'height': 4}"), Frame.class))
                .isEqualTo(frame);
        assertThat(SpecWriter.write(frame).propertyNames()).containsExactly("width", "left", "right", "height");
    }

    @Test
    void faultsOfInlineAndOuterComponentsAreToldAtOnce() {
        InvalidSpec invalid = catchThrowableOfType(
                InvalidSpec.class,
                () -> SpecReader.read(json("{'width': -1, 'left': -2, 'margin': 1, 'height': 'x'}"), Frame.class));

        assertThat(invalid.violations())
                .extracting(Violation::path)
                .containsExactly("height", "margin", "left", "width");
    }

    /** What is inline in a frame. */
    record Margin(Double left, Double right) {
        Margin {
            Faults faults = new Faults();
            left = Parameter.number("left").atLeast(0).orElse(0.0).of(left, faults);
            right = Parameter.number("right").atLeast(0).orElse(0.0).of(right, faults);
            faults.raise();
        }
    }

    /** A record with an inline one between its own components. */
    record Frame(Double width, @Inline Margin margin, Double height) {
        Frame {
            Faults faults = new Faults();
            width = Parameter.number("width").positive().required().of(width, faults);
            height = Parameter.number("height").positive().required().of(height, faults);
            faults.raise();
        }
    }

    @Test
    void listsMapsAndRecordsAreReadInside() {
        assertThat(read("""
                {'type': 'group', 'shapes': [1, {'type': 'group', 'shapes': ['blob']}],
                 'ages': {'moon': 4500000000}, 'place': {'name': 'sky', 'place_height': 1e5}}"""))
                .isEqualTo(new Group(
                        List.of(Circle.of(1.0), new Group(List.of(new Blob(null, null)), null, null)),
                        Map.of("moon", 4_500_000_000L),
                        new Place("sky", 1e5)));
    }

    @Test
    void formsOfTheirOwnAreReadByTheirClass() {
        assertThat(read("{'type': 'blob', 'span_of': 3, 'anything': [1, {}]}"))
                .isEqualTo(new Blob(JSON.readTree("[1, {}]"), new Span(0, 3)));
        assertThat(faults("{'type': 'blob', 'span_of': [1]}"))
                .containsExactly(new Violation("span_of[0]", "must be a span"));
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirPaths() {
        assertThat(faults("""
                {'type': 'group', 'colour': 1, 'ages': {'sun': 1.5}, 'place': {'nom': 'sky'}, 'shapes': [
                  'square', {'type': 'circle', 'radius': '1', 'corners': -1, 'paint': 'DARK_RED'}, null, [], {}]}"""))
                .containsExactlyInAnyOrder(
                        new Violation("shapes[0]", "must be a number or one of circle, group, blob, was \"square\""),
                        new Violation("shapes[1].radius", "must be a finite number, was \"1\""),
                        new Violation("shapes[1].corners", "must be at least 0, was -1"),
                        new Violation(
                                "shapes[1].paint",
                                "must be one of dark_red, blue, was \"DARK_RED\" (did you mean \"dark_red\"?)"),
                        new Violation("shapes[2]", "must not be null"),
                        new Violation("shapes[3]", "must be a name or an object with a type, was an array"),
                        new Violation("shapes[4].type", "is required"),
                        new Violation("ages.sun", "must be an integer, was 1.5"),
                        new Violation("place.nom", "is not known here; known are name, place_height"),
                        new Violation("place.name", "is required"),
                        new Violation("colour", "is not known here; known are shapes, ages, place"));
    }

    @Test
    void faultInsideAValueIsNotToldAgainOfTheValue() {
        assertThat(faults("{'type': 'group', 'shapes': ['square']}"))
                .extracting(Violation::path)
                .containsExactly("shapes[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "corners | 1.9                  | must be an integer, was 1.9",
                "corners | 2.0                  | must be an integer, was 2.0",
                "corners | '2'                  | must be an integer, was \"2\"",
                "corners | 3000000000           | must be an integer of 32 bits, was 3000000000",
                "corners | 123456789012345678901 | must be an integer of 32 bits, was 123456789012345678901",
                "radius  | 1e999                | must be a finite number, was",
                "radius  | true                 | must be a finite number, was true",
                "filled  | 'true'               | must be true or false, was \"true\"",
                "filled  | 0                    | must be true or false, was 0",
                "paint   | 1                    | must be one of dark_red, blue, was 1",
                "paint   | {}                   | must be one of dark_red, blue, was an object",
            })
    void valueOfAnotherKindIsRefused(String field, String value, String message) {
        String radius = "radius".equals(field) ? "" : ", 'radius': 1";

        assertThat(faults("{'type': 'circle', '" + field + "': " + value + radius + "}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo(field);
                    assertThat(fault.message()).startsWith(message);
                });
    }

    @Test
    void rootMustBeThere() {
        assertThat(faults("null")).containsExactly(new Violation("", "is required"));
    }

    @Test
    void typeMustBeAName() {
        assertThat(faults("{'type': 7}")).containsExactly(new Violation("type", "must be a string, was 7"));
        assertThat(faults("{'type': null}")).extracting(Violation::path).containsExactly("type");
    }

    @Test
    void longValuesAreShownCut() {
        assertThat(faults("'" + "x".repeat(100_000) + "'"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).hasSizeLessThan(200));
        assertThat(faults("{'type': 'blob', '" + "x".repeat(10_000) + "': 1}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).hasSizeLessThan(100));
    }

    @Test
    @Timeout(60)
    void manyFaultsAreCutAndTakeNoTime() {
        String many = "{'type': 'group', 'shapes': [" + "{'a': 1},".repeat(100_000) + "7]}";

        assertThat(faults(many)).hasSize(100);
    }

    @Test
    void recordThatBreaksIsNotTakenForAFault() {
        assertThatThrownBy(() -> SpecReader.read(JSON.readTree("{}"), Broken.class))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("of ours");
    }

    /** A record with a defect. */
    record Broken() {
        Broken {
            throw new IllegalStateException("of ours");
        }
    }

    private static Shape read(String json) {
        return SpecReader.read(json(json), Shape.class);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static List<Violation> faults(String json) {
        return catchThrowableOfType(InvalidSpec.class, () -> read(json)).violations();
    }
}
