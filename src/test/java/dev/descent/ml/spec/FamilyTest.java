package dev.descent.ml.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FamilyTest {

    @Test
    void catalogueHasTheMembersInTheirOrder() {
        assertThat(Family.of(Shape.class).catalogue())
                .extracting(About::type)
                .containsExactly("circle", "group", "blob");
    }

    @Test
    void memberIsFoundByNameAndAlias() {
        Family<Shape> shapes = Family.of(Shape.class);

        assertThat(shapes.member("circle")).isEqualTo(Shape.Circle.class);
        assertThat(shapes.member("ring")).isEqualTo(Shape.Circle.class);
        assertThat(shapes.member("square")).isNull();
    }

    @Test
    void twoMembersCannotHaveOneName() {
        assertThatThrownBy(() -> Family.of(Twins.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("named one");
    }

    @Test
    void memberWithoutTextIsAMistake() {
        assertThatThrownBy(() -> Family.of(Mute.class)).hasMessageContaining("has no constant ABOUT");
    }

    sealed interface Twins permits First, Second {}

    record First() implements Twins {
        static final About ABOUT = About.of("one", "The first.");
    }

    record Second() implements Twins {
        static final About ABOUT = About.of("two", "The second.").aliases("one");
    }

    sealed interface Mute permits Silent {}

    record Silent() implements Mute {}
}
