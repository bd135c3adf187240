package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.event.history.Curve;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class ChartFileTest {
    @Test
    void pointTakesFewBytes() throws IOException {
        int bytes = svg(2_000).length() - svg(1_000).length();

        assertThat(bytes / 1_000).isLessThan(20);
    }

    @Test
    void frameOfAPictureIsNotMuchLargerThanItsCurves() throws IOException {
        assertThat(svg(1_000)).hasSizeLessThan(150_000);
    }

    @Test
    void iterationsWithoutAGapHaveRoundLabelsAndNoneForEachFew() throws IOException {
        double[] each = IntStream.rangeClosed(1, 600).asDoubleStream().toArray();

        assertThat(svg(each).split("<polyline")).hasSizeLessThan(40);
    }

    private static String svg(int points) throws IOException {
        return svg(IntStream.range(0, points)
                .mapToDouble(i -> 1_200_000.0 / points * i)
                .toArray());
    }

    private static String svg(double[] x) throws IOException {
        int points = x.length;
        Random random = new Random(1);
        double[] y = random.doubles(points).toArray();
        PlottedLine line = new PlottedLine("loss", 0, 0, new Curve("loss", false, x, y));
        XYChart chart = LossChart.of("0.123456", List.of(line), new PlotSize(960, 540), false);
        return new String(ChartFile.svg(chart), StandardCharsets.UTF_8);
    }
}
