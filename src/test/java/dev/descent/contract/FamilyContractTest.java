package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.Families;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The contract's text of each family is what the records say of themselves. */
class FamilyContractTest {
    private static final Contract CONTRACT = Contract.shipped();

    static Stream<Class<?>> families() {
        return Families.ALL.stream();
    }

    static Stream<Families.Member> members() {
        return Families.members();
    }

    @ParameterizedTest
    @MethodSource("families")
    void contractListsTheMembersAndTheirNames(Class<?> family) {
        List<String> shorthands = family == ScheduleSpec.class ? List.of("number") : List.of();

        assertThat(FamilySchema.bare(CONTRACT.schema(FamilySchema.name(family))))
                .isEqualTo(FamilySchema.bare(FamilySchema.ofFamily(family, shorthands)));
    }

    @ParameterizedTest
    @MethodSource("members")
    void contractHasTheParametersWithTypesDefaultsAndBounds(Families.Member member) {
        JsonNode written = CONTRACT.schema(FamilySchema.name(member.family(), member.type()));

        assertThat(FamilySchema.bare(written))
                .isEqualTo(FamilySchema.bare(FamilySchema.ofMember(member.type(), member.about())));
    }

    @ParameterizedTest
    @MethodSource("members")
    void exampleAndResolvedFormAreValid(Families.Member member) {
        JsonNode schema = CONTRACT.schema(FamilySchema.name(member.family()));

        assertThat(CONTRACT.faults(schema, member.example())).isEmpty();
        assertThat(CONTRACT.faults(schema, SpecWriter.write(member.read(member.example()))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("families")
    void contractRefusesWhatIsNoMember(Class<?> family) {
        JsonNode schema = CONTRACT.schema(FamilySchema.name(family));

        assertThat(CONTRACT.faults(schema, Families.json("{\"type\": \"nonsense\"}")))
                .isNotEmpty();
        assertThat(CONTRACT.faults(schema, Families.json("\"nonsense\""))).isNotEmpty();
        assertThat(Family.of(family).members()).isNotEmpty();
    }
}
