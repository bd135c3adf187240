package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.spec.Shape.Blob;
import dev.descent.ml.spec.Shape.Circle;
import dev.descent.ml.spec.Shape.Group;
import dev.descent.ml.spec.Shape.Paint;
import dev.descent.ml.spec.Shape.Place;
import dev.descent.ml.spec.Shape.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SpecWriterTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyComponentIsWrittenWithItsDefault() {
        assertThat(SpecWriter.write(Circle.of(1.0)))
                .hasToString(
                        "{\"type\":\"circle\",\"radius\":1.0,\"corners\":0,\"filled\":false,\"paint\":\"dark_red\"}");
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Group group = new Group(
                List.of(new Circle(0.1, 2, true, Paint.BLUE), new Blob(JSON.readTree("{\"a\": null}"), new Span(1, 2))),
                Map.of("x y", Long.MAX_VALUE),
                new Place("a", null));

        String text = SpecWriter.write(group).toString();

        assertThat(SpecReader.read(JSON.readTree(text), Shape.class)).isEqualTo(group);
    }

    @Test
    void nullIsNull() {
        assertThat(SpecWriter.write(null).isNull()).isTrue();
    }

    @Test
    void whatNoSpecHoldsIsNotWritten() {
        assertThatThrownBy(() -> SpecWriter.write(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
