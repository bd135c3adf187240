package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.event.history.Curve;
import dev.descent.http.InvalidParameter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.w3c.dom.Document;

/** Pictures are drawn without a display, and read back. */
class LossChartTest {
    private static final PlotSize SIZE = new PlotSize(800, 400);
    private static final String NAUGHTY = "<script>alert('x')</script> & \" ]]> ‮ 测试";

    @BeforeAll
    static void drawWithoutADisplay() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void aHostileNameStaysText() throws Exception {
        String svg = svg(LossChart.of(NAUGHTY, List.of(line(NAUGHTY, 1, 2, 3)), SIZE, false));

        assertThat(svg).doesNotContain("<script");
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        svg.replaceFirst("<!DOCTYPE[^>]*>", "").getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getDocumentElement().getTextContent()).contains("<script>alert('x')</script>");
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void whatIsNotFiniteIsMarkedAndHasNoSayInTheAxis() throws Exception {
        String svg = svg(LossChart.of(
                "a", List.of(line("loss", 1, 2, Double.NaN, 3, Double.POSITIVE_INFINITY, 2.5)), SIZE, false));

        assertThat(svg).contains("loss: not finite").doesNotContain("Infinity").doesNotContain("NaN");
    }

    @Test
    void valuesThatHaveNoLogarithmAreLeftOut() throws Exception {
        String svg = svg(LossChart.of("a", List.of(line("loss", 10, 0, -1, 1000)), SIZE, true));

        assertThat(svg).doesNotContain("Infinity").doesNotContain("NaN");
    }

    @Test
    void aLineWithoutALogarithmIsNone() throws Exception {
        assertThat(svg(LossChart.of("a", List.of(line("loss", -1, 0)), SIZE, true)))
                .contains("nothing to draw yet");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void nothingIsDrawnOfNothing(boolean log) throws Exception {
        assertThat(svg(LossChart.of("a", List.of(), SIZE, log))).contains("nothing to draw yet");
        assertThat(svg(LossChart.of("a", List.of(line("loss", Double.NaN, Double.NaN)), SIZE, log)))
                .contains("loss: not finite");
        assertThat(svg(LossChart.of("a", List.of(line("loss", 5)), SIZE, log))).contains("loss");
        assertThat(svg(LossChart.of("a", List.of(line("loss", 5, 5, 5)), SIZE, log)))
                .contains("loss");
    }

    @Test
    void aSpikeReachesTheTop() throws Exception {
        double[] values =
                IntStream.range(0, 2000).mapToDouble(i -> i == 777 ? 100 : 1).toArray();
        byte[] png = ChartFile.png(LossChart.of("a", List.of(line("loss", values)), SIZE, false));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(400);
        long highRows = IntStream.range(60, 150)
                .filter(y -> IntStream.range(0, 800).anyMatch(x -> isBlue(image.getRGB(x, y))))
                .count();
        assertThat(highRows).isGreaterThan(80);
    }

    @Test
    void valuesPerEpochAreThickerThanThosePerIteration() {
        double[] two = {1, 2};
        XYChart chart = LossChart.of(
                "a",
                List.of(
                        line("loss", two),
                        new PlottedLine("epoch_loss", 0, 1, new Curve("epoch_loss", true, two, two))),
                SIZE,
                false);

        assertThat(chart.getSeriesMap().values())
                .extracting(series -> series.getLineStyle().getLineWidth())
                .containsExactly(1f, 2f);
    }

    @Test
    void aLegendThatIsTooWideStandsAtTheSide() {
        assertThat(legend(1)).isEqualTo(Styler.LegendPosition.OutsideS);
        assertThat(legend(6)).isEqualTo(Styler.LegendPosition.OutsideE);
    }

    @Test
    void aLegendThatIsTooLongNamesEachJobOnce() {
        assertThat(LossChart.of("a", ofJobs(6), SIZE, false).getSeriesMap().values())
                .allMatch(XYSeries::isShowInLegend);
        assertThat(LossChart.of("a", ofJobs(12), SIZE, false).getSeriesMap().values())
                .filteredOn(XYSeries::isShowInLegend)
                .hasSize(12)
                .allMatch(series -> series.getLabel().endsWith(" epoch_loss"));
    }

    private static Styler.LegendPosition legend(int jobs) {
        return LossChart.of("a", ofJobs(jobs), SIZE, false).getStyler().getLegendPosition();
    }

    private static List<PlottedLine> ofJobs(int jobs) {
        double[] two = {1, 2};
        return IntStream.range(0, jobs)
                .boxed()
                .flatMap(i -> Stream.of(
                        new PlottedLine("job " + i + " epoch_loss", i, 0, new Curve("epoch_loss", true, two, two)),
                        new PlottedLine("job " + i + " loss", i, 1, new Curve("loss", false, two, two))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"199, 400", "400, 199", "4001, 400", "400, 100000"})
    void sizesAreBounded(int width, int height) {
        assertThatExceptionOfType(InvalidParameter.class).isThrownBy(() -> new PlotSize(width, height));
    }

    private static boolean isBlue(int rgb) {
        return (rgb & 0xff) > ((rgb >> 16) & 0xff) + 60;
    }

    private static PlottedLine line(String label, double... values) {
        double[] iterations =
                IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
        return new PlottedLine(label, 0, 0, new Curve("loss", false, iterations, values));
    }

    private static String svg(XYChart chart) throws Exception {
        return new String(ChartFile.svg(chart), StandardCharsets.UTF_8);
    }
}
