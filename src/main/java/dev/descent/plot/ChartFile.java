package dev.descent.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.springframework.web.util.HtmlUtils;

/** A chart as a file. */
final class ChartFile {
    private ChartFile() {}

    static byte[] png(XYChart chart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
        return out.toByteArray();
    }

    /** Its letters are drawn as shapes, so that it looks alike everywhere; a title says what can be read, for those who do not see it. */
    static byte[] svg(XYChart chart) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        String svg = SvgLines.join(out.toString(StandardCharsets.UTF_8));
        int inside = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        String titled = svg.substring(0, inside) + "<title>" + HtmlUtils.htmlEscape(text(chart), "UTF-8") + "</title>"
                + svg.substring(inside);
        return titled.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(XYChart chart) {
        List<String> labels = chart.getSeriesMap().values().stream()
                .map(XYSeries::getLabel)
                .filter(label -> !label.isEmpty())
                .toList();
        return Stream.concat(Stream.of(chart.getTitle()), labels.stream()).collect(Collectors.joining("; "));
    }
}
