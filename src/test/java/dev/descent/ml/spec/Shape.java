package dev.descent.ml.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A family for tests, with each kind of component that a spec may have. */
sealed interface Shape permits Shape.Circle, Shape.Group, Shape.Blob {

    /** Bounds of each kind. */
    @FromNumber
    record Circle(Double radius, Integer corners, Boolean filled, Paint paint) implements Shape {
        static final Parameter<Double> RADIUS =
                Parameter.number("radius").positive().atMost(100).required().says("In metres.");
        static final Parameter<Integer> CORNERS =
                Parameter.integer("corners").atLeast(0).orElse(0).says("None on a circle.");
        static final Parameter<Boolean> FILLED =
                Parameter.flag("filled").orElse(false).says("Inside too.");
        static final Parameter<Paint> PAINT =
                Parameter.choice("paint", Paint.class).orElse(Paint.DARK_RED).says("Its colour.");
        static final About ABOUT = About.of("circle", "Round.")
                .aliases("disc", "ring")
                .formula("r")
                .parameters(RADIUS, CORNERS, FILLED, PAINT)
                .example("1.5");

        static Circle of(double radius) {
            return new Circle(radius, 0, false, Paint.DARK_RED);
        }

        public Circle {
            Faults faults = new Faults();
            radius = RADIUS.of(radius, faults);
            corners = CORNERS.of(corners, faults);
            filled = FILLED.of(filled, faults);
            paint = PAINT.of(paint, faults);
            faults.raise();
        }
    }

    /** Values inside of values. */
    record Group(
            List<Shape> shapes,
            @Nullable Map<String, Long> ages,
            @Nullable Place place) implements Shape {
        static final About ABOUT = About.of("group", "Several.");

        public Group {
            if (shapes == null) {
                throw new InvalidSpec("shapes", "is required");
            } else if (shapes.isEmpty()) {
                throw new InvalidSpec("shapes", "must not be empty");
            }
        }
    }

    /** No parameters, and JSON as it is. */
    record Blob(@Nullable JsonNode anything, @Nullable Span spanOf) implements Shape {
        static final About ABOUT = About.of("blob", "Anything.");
    }

    /** A constant with two words. */
    enum Paint {
        DARK_RED,
        BLUE
    }

    /** A record that is no family's. */
    record Place(String name, @Nullable Double placeHeight) {
        public Place {
            Faults faults = new Faults();
            faults.check(name != null, "name", "is required");
            faults.raise();
        }
    }

    /** A value with a form of its own: a number or a list of two. */
    record Span(int from, int to) implements JsonForm {
        static Span fromJson(JsonNode node) {
            if (node.isInt()) {
                return new Span(0, node.intValue());
            } else if (node.isArray() && node.size() == 2) {
                return new Span(node.get(0).intValue(), node.get(1).intValue());
            }
            throw new InvalidSpec(node.isArray() ? "[" + (node.size() - 1) + "]" : "", "must be a span");
        }

        @Override
        public JsonNode toJson() {
            return JsonNodeFactory.instance.arrayNode().add(from).add(to);
        }
    }
}
