package dev.descent.ml.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.data.shape.Target;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureRulesTest {
    private static final NumberFacts TONES = new NumberFacts("grey", 0, 0.5, 1, 0.5, 0.2, 0, 0.01, false);

    @Test
    void specksAskForMagnitudesAndSpeakAgainstSquares() {
        List<Proposal> proposals = proposals(new PictureFacts(0.9, 0.15, 0.04, 0, 0, 0.01, 1.2));

        assertThat(proposals.get(0).loss()).contains("charbonnier");
        assertThat(proposals.get(0).reasons())
                .anyMatch(reason -> reason.startsWith("4.0 % of the samples are more than"));
        assertThat(proposals.get(1).loss()).contains("mae");
        assertThat(cautions(proposals, "mse")).anyMatch(caution -> caution.startsWith("4.0 % of the samples"));
    }

    @Test
    void edgesUnderNoiseAskForStructure() {
        Proposal best =
                proposals(new PictureFacts(0.9, 0.15, 0, 0, 0, 0.08, 1.5)).get(0);

        assertThat(best.loss()).contains("charbonnier", "ssim");
        assertThat(best.reasons())
                .anyMatch(reason -> reason.startsWith("8.0 % of neighbouring samples differ"))
                .anyMatch(reason -> reason.contains("differ by 0.1500 (standard deviation)"));
    }

    @Test
    void lostSharpnessAsksForStructure() {
        Proposal best =
                proposals(new PictureFacts(0.95, 0.01, 0, 0, 0, 0.03, 0.4)).get(0);

        assertThat(best.loss()).contains("ssim");
        assertThat(best.reasons()).anyMatch(reason -> reason.contains("have 40.0 % of the sharpness"));
    }

    @Test
    void evenNoiseOnFlatImagesAsksForSquares() {
        Proposal best =
                proposals(new PictureFacts(0.9, 0.1, 0.0002, 0, 0, 0.001, 3)).get(0);

        assertThat(best.loss()).isEqualTo("{\"type\": \"mse\"}");
        assertThat(best.reasons()).anyMatch(reason -> reason.startsWith("noise of 0.1000"));
    }

    @Test
    void blackAndWhiteIsAYesOrNo() {
        assertThat(proposals(new PictureFacts(0.3, 0.4, 0.2, 0.95, 0.99, 0.05, 1))
                        .get(0)
                        .loss())
                .contains("binary_cross_entropy");
    }

    @Test
    void fewBrightPointsAreWeighted() {
        assertThat(proposals(new PictureFacts(0.1, 0.4, 0.2, 0.93, 0.931, 0.01, 1))
                        .get(0)
                        .loss())
                .contains("20*y");
    }

    @Test
    void nothingIsSaidOfNoiseWhereImagesAreOfOtherThings() {
        List<Proposal> proposals = proposals(new PictureFacts(0.1, 0.4, 0.2, 0, 0, 0.01, 1));

        assertThat(cautions(proposals, "charbonnier")).anyMatch(caution -> caution.contains("correlation 0.1000"));
        assertThat(proposals)
                .noneMatch(proposal -> proposal.reasons().toString().contains("robust deviations"));
    }

    private static List<String> cautions(List<Proposal> proposals, String type) {
        return proposals.stream()
                .filter(proposal -> proposal.loss().equals("{\"type\": \"" + type + "\"}"))
                .findFirst()
                .orElseThrow()
                .cautions();
    }

    /** The best first. */
    private static List<Proposal> proposals(PictureFacts pictures) {
        LabelFacts facts = new LabelFacts(Target.image(1, 8, 8), 9, List.of(), List.of(TONES));
        return new PictureRules(facts, pictures)
                .proposals().stream()
                        .filter(proposal -> !proposal.loss().contains("ms_ssim"))
                        .sorted(Comparator.comparingDouble(Proposal::points).reversed())
                        .toList();
    }
}
