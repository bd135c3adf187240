package dev.descent.ml;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.Inline;
import dev.descent.ml.spec.SpecReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All sealed families of specs, for tests that walk them. */
public final class Families {
    public static final List<Class<?>> ALL = List.of(
            LossSpec.class,
            OptimizerSpec.class,
            ScheduleSpec.class,
            ModelSpec.class,
            LayerSpec.class,
            FormatSpec.class,
            AugmentSpec.class);

    private static final JsonMapper JSON = new JsonMapper();

    private Families() {}

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    public static Stream<Member> members() {
        return ALL.stream().flatMap(family -> Family.of(family).members().stream()
                .map(type -> new Member(family, type, Family.of(family).about(type))));
    }

    /** A record's components, those of inline records in their place. */
    public static List<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.isAnnotationPresent(Inline.class)
                        ? components(component.getType()).stream()
                        : Stream.of(component))
                .toList();
    }

    /** A member of a family. */
    public record Member(Class<?> family, Class<?> type, About about) {

        public JsonNode example() {
            return json(about.example());
        }

        public Object read(JsonNode node) {
            return SpecReader.read(node, family);
        }

        @Override
        public String toString() {
            return family.getSimpleName() + " " + about.type();
        }
    }
}
