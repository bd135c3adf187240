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
    void sealedInterfaceAmongTheMembersStandsForItsOwn() {
        assertThat(Family.of(Rock.class).catalogue())
                .extracting(About::type)
                .containsExactly("slate", "basalt", "chalk");
        assertThat(SpecWriter.write(new Basalt()).get("type").stringValue()).isEqualTo("basalt");
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

    sealed interface Rock permits Slate, Lava, Chalk {}

    sealed interface Lava extends Rock permits Basalt {}

    record Slate() implements Rock {
        static final About ABOUT = About.of("slate", "Splits.");
    }

    record Basalt() implements Lava {
        static final About ABOUT = About.of("basalt", "Was hot.");
    }

    record Chalk() implements Rock {
        static final About ABOUT = About.of("chalk", "Was alive.");
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
