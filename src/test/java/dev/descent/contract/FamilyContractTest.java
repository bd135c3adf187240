package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.Families;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecWriter;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract's text of each family is what the records say of themselves. */
class FamilyContractTest {
    private static final Contract CONTRACT = Contract.shipped();

    static Stream<Class<?>> families() {
        return Families.ALL.stream();
    }

    static Stream<Families.Member> members() {
        return Families.members();
    }

    @Test
    void contractIsWhatTheRecordsSay() throws IOException {
        if (Boolean.getBoolean("descent.contract.write")) {
            FamilySection.write();
        }

        assertThat(FamilySection.written())
                .as("openapi.yaml, whose line above this part says how it is written anew")
                .isEqualTo(FamilySection.generated());
    }

    @ParameterizedTest
    @MethodSource("members")
    void nullMeansTheDefault(Families.Member member) {
        ObjectNode nulls = (ObjectNode) SpecWriter.write(member.read(member.example()));
        member.about().parameters().stream()
                .filter(parameter ->
                        !parameter.isRequired() && !member.example().has(parameter.name()))
                .forEach(parameter -> nulls.putNull(parameter.name()));

        assertThat(CONTRACT.faults(CONTRACT.schema(FamilySchema.name(member.family())), nulls))
                .isEmpty();
        assertThat(member.read(nulls)).isEqualTo(member.read(member.example()));
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
