package dev.descent.ml.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds of every loss in the family, also of those not written yet. */
class LossFamilyTest {
    private static final Family<LossSpec> FAMILY = Family.of(LossSpec.class);

    /** Examples of the catalogue; each also with its defaults where it can be chosen by name alone. */
    static Stream<LossSpec> losses() {
        return FAMILY.catalogue().stream()
                .flatMap(about -> Stream.of(about.example(), about.type())
                        .filter(json -> !json.equals(about.type()) || isChosenByName(about)))
                .map(LossFamilyTest::read)
                .distinct();
    }

    static Stream<About> catalogue() {
        return FAMILY.catalogue().stream();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void comesBackFromJson(LossSpec loss) {
        assertThat(SpecReader.read(SpecWriter.write(loss), LossSpec.class)).isEqualTo(loss);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void isDescribedWhole(About about) {
        assertThat(about.type()).matches("[a-z][a-z0-9_]*");
        assertThat(List.of(about.summary(), about.formula(), about.category(), about.useWhen(), about.avoidWhen()))
                .allMatch(text -> !text.isBlank());
        assertThat(about.summary()).endsWith(".");
        assertThat(about.category()).isIn("regression", "classification", "segmentation", "combination");
        assertThat(about.parameters()).allMatch(parameter -> parameter.text().endsWith("."));
        assertThat(FAMILY.about(read(about.example()).getClass())).isEqualTo(about);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void isFoundByItsAliases(About about) {
        assertThat(about.aliases())
                .allSatisfy(alias -> assertThat(FAMILY.member(alias)).isEqualTo(FAMILY.member(about.type())));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void parametersAreItsComponents(About about) {
        JsonNode written = SpecWriter.write(read(about.example()));

        assertThat(about.parameters().stream().map(Parameter::name))
                .containsExactlyElementsOf(written.propertyNames().stream()
                        .filter(name -> !name.equals("type"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void putsTheDefaultsThatItTells(About about) {
        if (isChosenByName(about)) {
            JsonNode written = SpecWriter.write(read(about.type()));
            assertThat(about.parameters()).allSatisfy(parameter -> assertThat(written.get(parameter.name()))
                    .isEqualTo(SpecWriter.write(parameter.byDefault())));
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void refusesWhatIsBeyondABound(About about) {
        for (Parameter<?> parameter : about.parameters()) {
            for (Parameter.Limit limit : parameter.limits()) {
                if (!limit.keyword().isEmpty()) {
                    ObjectNode beyond = ((ObjectNode) SpecWriter.write(read(about.example()))).deepCopy();
                    put(beyond, parameter, limit);
                    assertThatThrownBy(() -> SpecReader.read(beyond, LossSpec.class))
                            .isInstanceOfSatisfying(InvalidSpec.class, invalid -> assertThat(invalid.violations())
                                    .anyMatch(fault -> fault.path().equals(parameter.name())
                                            && fault.message().startsWith(limit.words())));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyNumberHasABound(About about) {
        assertThat(about.parameters())
                .allMatch(parameter -> !parameter.type().equals("number")
                        || !parameter.limits().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void refusesAPropertyThatIsNotItsOwn(LossSpec loss) {
        ObjectNode written = (ObjectNode) SpecWriter.write(loss);
        written.put("momentum", 1);

        assertThatThrownBy(() -> SpecReader.read(written, LossSpec.class)).hasMessageContaining("momentum");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientIsThatOfTheScore(LossSpec loss) {
        int checked = 0;
        for (Target target : targets(loss)) {
            LossSpec resolved = resolved(loss, target);
            for (Activation activation : loss.activations(target)) {
                Gradients.check(resolved, target, activation);
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void anExampleScoresTheSameInEveryBatch(LossSpec loss) {
        for (Target target : targets(loss)) {
            for (Activation activation : loss.activations(target)) {
                Batches batch = Gradients.batch(loss, target, activation, 11);
                double[] scores = batch.evaluate(resolved(loss, target).build(target), activation)
                        .scores();
                double[] reversed = batch.reversed()
                        .evaluate(resolved(loss, target).build(target), activation)
                        .scores();
                assertThat(IntStream.range(0, scores.length).mapToObj(i -> reversed[scores.length - 1 - i]))
                        .containsExactlyElementsOf(IntStream.range(0, scores.length)
                                .mapToObj(i -> scores[i])
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void scoresAloneAreTheScores(LossSpec loss) {
        for (Target target : targets(loss)) {
            for (Activation activation : loss.activations(target)) {
                Batches batch = Gradients.batch(loss, target, activation, 12);
                LossFunction function = batch.function(resolved(loss, target).build(target), activation);
                double[] alone = new double[batch.examples()];
                function.score(new LossInput(batch.examples(), batch.labels(), batch.logits()), alone);
                assertThat(alone).containsExactly(batch.evaluate(function).scores());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void staysFiniteAtExtremeLogits(LossSpec loss) {
        for (Target target : targets(loss)) {
            for (Activation activation : loss.activations(target)) {
                Batches.Result result = Gradients.batch(loss, target, activation, 13)
                        .extreme()
                        .evaluate(resolved(loss, target).build(target), activation);
                assertThat(result.scores()).as("%s %s", target, activation).doesNotContain(Double.NaN);
                assertThat(result.value()).isFinite();
                for (double slope : result.gradient()) {
                    assertThat(slope).as("%s %s", target, activation).isFinite();
                }
            }
        }
    }

    /** Those that it can take. */
    static List<Target> targets(LossSpec loss) {
        List<Target> taken = targets().stream()
                .filter(target -> !loss.activations(target).isEmpty())
                .filter(target -> loss.faultsAsTerm(target).isEmpty())
                .toList();
        return taken.isEmpty() ? List.of(new Target(Target.Task.REGRESSION, List.of("grey"), 177, 180)) : taken;
    }

    private static List<Target> targets() {
        List<String> three = List.of("a", "b", "c");
        return List.of(
                Target.classification(three),
                Target.classification(List.of("a", "b")),
                Target.segmentation(three, 3, 5),
                Target.segmentation(List.of("a"), 5, 3),
                Target.segmentation(List.of("a", "b"), 23, 29),
                new Target(Target.Task.REGRESSION, List.of("u", "v"), 12, 13),
                Target.regression(List.of("u")),
                Target.regression(three));
    }

    static LossSpec resolved(LossSpec loss, Target target) {
        List<Long> counts = new ArrayList<>();
        for (int c = 0; target.isCategorical() && c < target.outputs(); c++) {
            counts.add(10L * (c + 1));
        }
        return loss.resolve(target, counts);
    }

    private static void put(ObjectNode into, Parameter<?> parameter, Parameter.Limit limit) {
        boolean whole = parameter.type().equals("integer");
        double step = whole ? 1 : 0.5;
        double value = ((Number) limit.limit()).doubleValue();
        double beyond =
                switch (limit.keyword()) {
                    case "minimum" -> value - step;
                    case "maximum" -> value + step;
                    default -> value;
                };
        into.set(
                parameter.name(),
                whole
                        ? JsonNodeFactory.instance.numberNode((int) beyond)
                        : JsonNodeFactory.instance.numberNode(beyond));
    }

    private static boolean isChosenByName(About about) {
        return about.parameters().stream().noneMatch(Parameter::isRequired);
    }

    private static LossSpec read(String json) {
        JsonNode node = json.startsWith("{") || json.startsWith("\"")
                ? JsonMapper.shared().readTree(json)
                : JsonNodeFactory.instance.stringNode(json);
        return SpecReader.read(node, LossSpec.class);
    }
}
