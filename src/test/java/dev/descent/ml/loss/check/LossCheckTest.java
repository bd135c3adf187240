package dev.descent.ml.loss.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LossCheckTest {

    @Test
    void answersValueScoresAndGradientInTheShapeGiven() {
        JsonNode answer = check("{'loss':'mse','labels':[[1,0],[2,2]],'logits':[[2,0],[2,4]],'activation':'identity'}");

        assertThat(answer.get("value").doubleValue()).isEqualTo(1.25);
        assertThat(answer.get("per_example").toString()).isEqualTo("[0.5,2.0]");
        assertThat(answer.get("gradient").toString()).isEqualTo("[[0.5,0.0],[0.0,1.0]]");
        assertThat(answer.get("gradient_error").doubleValue()).isLessThan(1e-9);
        assertThat(answer.get("warnings").size()).isZero();
    }

    @Test
    void takesImagesAsClassesFirst() {
        JsonNode answer = check("{'loss':'dice','labels':[[[[1,0]],[[0,1]]]],'logits':[[[[3,-1]],[[-1,2]]]]}");

        assertThat(answer.at("/gradient/0/1/0").size()).isEqualTo(2);
        assertThat(answer.get("activation").stringValue()).isEqualTo("softmax");
        assertThat(answer.get("gradient_error").doubleValue()).isLessThan(1e-7);
    }

    @Test
    void givesTheGradientByOutputsWhereOutputsAreGiven() {
        JsonNode answer = check("{'loss':'cross_entropy','labels':[[1,0]],'outputs':[[0.25,0.75]]}");

        assertThat(answer.get("value").doubleValue()).isCloseTo(Math.log(4), within(1e-12));
        assertThat(answer.at("/gradient/0/0").doubleValue()).isCloseTo(-4, within(1e-12));
        assertThat(answer.at("/gradient/0/1").doubleValue()).isZero();
    }

    @Test
    void weighsClassesByName() {
        JsonNode answer = check("{'loss':{'type':'weighted_cross_entropy','class_weights':{'nucleus':3}},"
                + "'labels':[[0,1]],'outputs':[[0.5,0.5]],'classes':['background','nucleus']}");

        assertThat(answer.get("value").doubleValue()).isCloseTo(3 * Math.log(2), within(1e-12));
    }

    @Test
    void saysThatBalancedWeightsDependOnTheBatch() {
        assertThat(warnings("{'loss':'weighted_cross_entropy','labels':[[1,0],[0,1]],'logits':[[1,0],[0,1]]}"))
                .anyMatch(warning -> warning.contains("depends on the batch"));
    }

    @Test
    void listsTheTermsOfASum() {
        JsonNode answer = check("{'loss':{'type':'sum','terms':[{'weight':2,'loss':'mse'},{'weight':1,'loss':'mae'}]},"
                + "'labels':[[0]],'logits':[[3]],'activation':'identity'}");

        assertThat(answer.get("value").doubleValue()).isEqualTo(21);
        assertThat(answer.get("terms").toString()).isEqualTo("{\"loss.mse\":9.0,\"loss.mae\":3.0}");
    }

    @Test
    void tellsWhereAScoreIsNotFinite() {
        JsonNode answer = check("{'loss':'cross_entropy','labels':[[1,0],[0,1]],'outputs':[[0.5,0.5],[1,0]]}");

        assertThat(answer.get("value").stringValue()).isEqualTo("Infinity");
        assertThat(texts(answer)).anyMatch(warning -> warning.contains("example 1") && warning.contains("[1][1]"));
    }

    @Test
    void warnsOfAVanishingGradient() {
        assertThat(warnings("{'loss':'mse','labels':[[1]],'logits':[[-100]],'activation':'sigmoid'}"))
                .anyMatch(warning -> warning.contains("vanishes"))
                .anyMatch(warning -> warning.contains("saturated"));
    }

    @Test
    void warnsOfLabelsThatDoNotFit() {
        assertThat(warnings("{'loss':'cross_entropy','labels':[[1,1]],'logits':[[0,0]]}"))
                .anyMatch(warning -> warning.contains("one-hot"));
        assertThat(warnings("{'loss':'poisson','labels':[[-1]],'logits':[[0]]}"))
                .anyMatch(warning -> warning.contains("negative"));
        assertThat(warnings("{'loss':'binary_cross_entropy','labels':[[2]],'logits':[[0]]}"))
                .anyMatch(warning -> warning.contains("between 0 and 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cross_entropy        | [[1,0]] | [[3,-1]]    | sum to 1, as those of softmax do: 1 of 1 positions are not, the first is [3.0, -1.0]
                    dice                 | [[1,0]] | [[0.9,0.8]] | sum to 1
                    binary_cross_entropy | [[1,0]] | [[3,-1]]    | between 0 and 1, as those of sigmoid are
                    poisson              | [[1]]   | [[-1]]      | at least 0, as those of softplus are
                    """)
    void warnsOfOutputsThatAreLogits(String loss, String labels, String outputs, String warning) {
        assertThat(warnings("{'loss':'%s','labels':%s,'outputs':%s}".formatted(loss, labels, outputs)))
                .anyMatch(told -> told.contains(warning) && told.contains("given as logits"))
                .noneMatch(told -> told.contains("saturated"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    cross_entropy        | [[1,0,0]] | 'outputs':[[0.33,0.33,0.33]]
                    binary_cross_entropy | [[1,1]]   | 'outputs':[[0.9,1]]
                    poisson              | [[1]]     | 'outputs':[[7]]
                    huber                | [[1]]     | 'outputs':[[-7]]
                    cross_entropy        | [[1,0]]   | 'logits':[[3,-1]]
                    cross_entropy        | [[1,0],[0,1]] | 'outputs':[[0.4,0.6],[3,-1]],'mask':[1,0]
                    """)
    void isSilentAboutOutputsThatCanBe(String loss, String labels, String given) {
        assertThat(warnings("{'loss':'%s','labels':%s,%s}".formatted(loss, labels, given)))
                .isEmpty();
    }

    @Test
    void warnsOfAPairThatAJobRefuses() {
        assertThat(warnings("{'loss':'hinge','labels':[[1,0]],'logits':[[0,1]],'activation':'softmax'}"))
                .anyMatch(warning -> warning.contains("would refuse"));
    }

    @Test
    void warnsOfEmptyMasks() {
        assertThat(warnings("{'loss':'dice','labels':[[1,0],[1,0]],'logits':[[0,1],[0,1]]}"))
                .anyMatch(warning -> warning.contains("2 of 4 masks are empty"));
    }

    @Test
    void showsAGradientThatIsWrongAtAKink() {
        JsonNode answer = check("{'loss':{'type':'custom','formula':'mean(relu(p))'},'labels':[[1]],'logits':[[0]],"
                + "'activation':'identity'}");

        assertThat(answer.get("gradient_error").doubleValue()).isGreaterThan(0.5);
    }

    @Test
    void takesTheActivationThatAJobWouldTake() {
        JsonNode huber = check("{'loss':'huber','labels':[[1.0],[0.5]],'logits':[[2.0],[7.0]]}");

        assertThat(huber.get("value").doubleValue()).isEqualTo(3.25);
        assertThat(huber.get("activation").stringValue()).isEqualTo("identity");
        assertThat(huber.get("warnings").size()).isZero();
        assertThat(activation("mse", "[[1],[0]]")).isEqualTo("identity");
        assertThat(activation("mse", "[[[[1,0]]]]")).isEqualTo("identity");
        assertThat(activation("mae", "[[1,1],[0,0]]")).isEqualTo("identity");
        assertThat(activation("poisson", "[[1],[0]]")).isEqualTo("softplus");
        assertThat(activation("mse", "[[1,0],[0,1]]")).isEqualTo("softmax");
        assertThat(activation("dice", "[[[[1,0]]]]")).isEqualTo("sigmoid");
        assertThat(activation("kl_divergence", "[[0.3,0.7]]")).isEqualTo("softmax");
    }

    @Test
    void asksForTheActivationWhereAJobsCannotBeKnown() {
        assertThat(faults("{'loss':'huber','labels':[[0.3,0.7]],'logits':[[1,2]]}"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo("activation");
                    assertThat(fault.message()).contains("softmax", "identity");
                });
        assertThat(check("{'loss':'huber','labels':[[0.3,0.7]],'logits':[[1,2]],'classes':['a','b']}")
                        .get("activation")
                        .stringValue())
                .isEqualTo("softmax");
    }

    @Test
    void gradientsOfSurelyRightAnswersAreNoErrors() {
        for (String logits : List.of("[[30,0]]", "[[12,0]]", "[[300,270]]", "[[100,-100]]", "[[30,0],[0,0]]")) {
            String labels = logits.contains("],") ? "[[1,0],[1,0]]" : "[[1,0]]";
            for (String loss : List.of("cross_entropy", "focal", "dice", "binary_cross_entropy", "focal_tversky")) {
                JsonNode error = check("{'loss':'" + loss + "','labels':" + labels + ",'logits':" + logits + "}")
                        .get("gradient_error");
                assertThat(error.isNull() || error.doubleValue() < 1e-3)
                        .as("%s %s %s", loss, logits, error)
                        .isTrue();
            }
        }
    }

    @Test
    void aGradientThatCannotBeToldIsNull() {
        assertThat(check("{'loss':'cross_entropy','labels':[[1,0]],'logits':[[30,0]]}")
                        .get("gradient_error")
                        .isNull())
                .isTrue();
    }

    @Test
    void aMarginThatIsKeptIsNoVanishedGradient() {
        assertThat(warnings("{'loss':'hinge','labels':[[1,0]],'logits':[[3,-4]]}"))
                .isEmpty();
    }

    @Test
    void tellsOfALossWithoutAGradient() {
        String formula =
                "{'loss':{'type':'custom','formula':'%s'},'labels':[[1,0]],'logits':[[0.3,0.1]],'activation':'softmax'}";

        assertThat(warnings(formula.formatted("0*cross_entropy")))
                .anyMatch(warning -> warning.contains("the gradient is 0 for any outputs"));
        assertThat(warnings(formula.formatted("mse - mse")))
                .anyMatch(warning -> warning.contains("the gradient is 0 for any outputs"));
        assertThat(warnings(formula.formatted("0.1*cross_entropy"))).isEmpty();
    }

    @Test
    void tellsOfALossOfTheWrongSign() {
        String formula = "{'loss':{'type':'custom','formula':'%s'},'labels':[[1,0]],'logits':[[0.3,0.1]]}";

        assertThat(warnings(formula.formatted("1 - dice")))
                .anyMatch(warning -> warning.contains("larger where outputs are right than where they are wrong"));
        assertThat(warnings(formula.formatted("1 + dice")))
                .noneMatch(warning -> warning.contains("larger where outputs are right"));
    }

    @Test
    void leavesOutWhatIsIgnored() {
        JsonNode answer = check("{'loss':'cross_entropy','labels':[[[[1,9]],[[0,9]]],[[[1,1]],[[1,1]]]],"
                + "'logits':[[[[0,50]],[[0,-50]]],[[[5,6]],[[7,8]]]],'mask':[[[1,0]],[[0,0]]]}");

        assertThat(answer.get("value").doubleValue()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(answer.get("per_example").get(1).doubleValue()).isZero();
        assertThat(answer.at("/gradient/0/0/0").toString()).isEqualTo("[-0.5,0.0]");
        assertThat(answer.get("warnings").size()).isZero();
        assertThat(answer.get("gradient_error").doubleValue()).isLessThan(1e-6);
    }

    @Test
    void aMaskOfExamplesLeavesThemOutOfTheMean() {
        JsonNode answer = check("{'loss':'mse','labels':[[1],[2],[3]],'logits':[[2],[2],[9]],'mask':[1,1,0]}");

        assertThat(answer.get("value").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void weightsOfExamplesMultiplyAndThoseOfPositionsWeigh() {
        String images = "'labels':[[[[0,0]]],[[[0,0]]]],'logits':[[[[1,2]]],[[[3,0]]]]";

        assertThat(check("{'loss':'mse','labels':[[1],[2]],'logits':[[2],[4]],'weights':[3,0]}")
                        .get("value")
                        .doubleValue())
                .isEqualTo(1.5);
        assertThat(check("{'loss':'mse'," + images + ",'weights':[2,0]}")
                        .get("value")
                        .doubleValue())
                .isEqualTo(2.5);
        assertThat(check("{'loss':'mse'," + images + ",'weights':[[[2,0]],[[1,1]]]}")
                        .get("per_example")
                        .toString())
                .isEqualTo("[1.0,4.5]");
    }

    @Test
    void aPositionOfWeightZeroAddsNothingWhateverItScores() {
        JsonNode answer = check("{'loss':'cross_entropy','labels':[[[[1,1]],[[0,0]]]],"
                + "'outputs':[[[[0.5,0]],[[0.5,1]]]],'weights':[[[1,0]]]}");

        assertThat(answer.get("value").doubleValue()).isCloseTo(Math.log(2) / 2, within(1e-12));
    }

    @Test
    void refusesMasksAndWeightsThatDoNotFitAndSaysWhere() {
        assertThat(faults("{'loss':'mse','labels':[[1],[2]],'logits':[[2],[4]],'mask':[1,2],'weights':[-1,'x']}"))
                .extracting(Violation::path)
                .containsExactly("mask[1]", "weights[0]", "weights[1]");
        assertThat(faults("{'loss':'mse','labels':[[1],[2]],'logits':[[2],[4]],'mask':[[[1]],[[1]]],'weights':[1]}"))
                .extracting(Violation::path)
                .containsExactly("mask", "weights");
        assertThat(faults("{'loss':'mse','labels':[[[[1,2]]]],'logits':[[[[1,2]]]],'mask':[[[1]]],'weights':3}"))
                .extracting(Violation::path)
                .containsExactly("mask[0][0]", "weights");
    }

    @Test
    void saysWhatAnAbsentClassCosts() {
        String dice = "{'loss':{'type':'dice','absent':'%s'},'labels':[[1,0]],'logits':[[0,1]]}";

        assertThat(warnings(dice.formatted("score"))).anyMatch(warning -> warning.contains("nearly its whole share"));
        assertThat(warnings(dice.formatted("skip"))).anyMatch(warning -> warning.contains("left out"));
        assertThat(warnings(dice.replace("[[1,0]]", "[[0.5,0.5]]").formatted("score")))
                .isEmpty();
    }

    @Test
    void refusesOneFocalAlphaForAllClassesUnderSoftmax() {
        String focal = "{'loss':{'type':'sum','terms':[{'loss':{'type':'focal','alpha':0.25}}]},"
                + "'labels':[[1,0]],'logits':[[0,1]],'activation':'%s'}";

        assertThat(faults(focal.formatted("softmax"))).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("loss.terms[0].loss.alpha");
            assertThat(fault.message()).contains("only scales");
        });
        assertThat(check(focal.formatted("sigmoid")).get("value").doubleValue()).isPositive();
    }

    @Test
    void warnsOfAFocalTverskyThatMeansTheRoot() {
        String tversky = "{'loss':{'type':'focal_tversky','gamma':%s},'labels':[[0.5,0.5]],'logits':[[0,1]]}";

        assertThat(warnings(tversky.formatted("2"))).anyMatch(warning -> warning.contains("write gamma 0.5"));
        assertThat(warnings(tversky.formatted("1"))).isEmpty();
    }

    @Test
    void refusesWhatIsNoBatchAndSaysWhere() {
        assertThat(faults("{'loss':'mse','labels':[[1,2],[3]],'logits':[[1,2],[3,'x']]}"))
                .extracting(Violation::path)
                .containsExactly("labels[1]", "logits[1][1]");
        assertThat(faults("{'loss':'mse','labels':[[1,2]],'logits':[[1],[2]]}"))
                .extracting(Violation::message)
                .containsExactly("must have the shape of labels, [1, 2], has [2, 1]");
        assertThat(faults("{'loss':'mse','labels':[1,2],'logits':[]}"))
                .extracting(Violation::path)
                .containsExactly("labels", "logits");
        assertThat(faults("{'loss':'mse','labels':[[1]]}"))
                .extracting(Violation::path)
                .containsExactly("logits");
        assertThat(faults("{'loss':'mse','labels':[[1]],'logits':[[1]],'outputs':[[1]]}"))
                .extracting(Violation::path)
                .containsExactly("outputs");
    }

    @Test
    void refusesMoreThanAMillionValues() {
        String row = "[" + "0,".repeat(1_000) + "0]";
        String array = "[" + (row + ",").repeat(1_000) + row + "]";

        assertThat(faults("{'loss':'mse','labels':" + array + ",'logits':[[1]]}"))
                .anyMatch(fault ->
                        fault.path().equals("labels") && fault.message().contains("1,000,000"));
    }

    @Test
    void refusesALossThatCannotTakeTheShape() {
        assertThat(faults("{'loss':'cosine','labels':[[1]],'logits':[[1]]}"))
                .extracting(Violation::path)
                .containsExactly("loss");
    }

    private static String activation(String loss, String labels) {
        return check("{'loss':'" + loss + "','labels':" + labels + ",'logits':" + labels + "}")
                .get("activation")
                .stringValue();
    }

    private static List<String> warnings(String request) {
        return texts(check(request));
    }

    private static List<String> texts(JsonNode answer) {
        return answer.get("warnings").valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<Violation> faults(String request) {
        return catchThrowableOfType(InvalidSpec.class, () -> check(request)).violations();
    }

    private static JsonNode check(String request) {
        return LossCheck.check(JsonMapper.shared().readTree(request.replace('\'', '"')));
    }
}
