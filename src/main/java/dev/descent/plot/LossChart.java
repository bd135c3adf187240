package dev.descent.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over iterations. What is not finite is marked at the lower edge, and has no say in the axis. */
final class LossChart {
    /** Told apart by the colour-blind as well (Okabe and Ito). */
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x000000), new Color(0x8C7A00)
    };

    private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {9, 3, 2, 3}};

    /** Pixels of the legend that a line's stroke, a letter and a row take at most. */
    private static final int LEGEND_KEY = 50;

    private static final int LEGEND_LETTER = 7;
    private static final int LEGEND_ROW = 24;
    private static final Color NOT_FINITE = new Color(0xB00020);

    private final XYChart chart;
    private final boolean log;
    private int series;
    private boolean firstOnly;

    private LossChart(String title, PlotSize size, boolean log) {
        this.log = log;
        chart = new XYChartBuilder()
                .width(size.width())
                .height(size.height())
                .title(title)
                .xAxisTitle("iteration")
                .build();
        chart.getStyler()
                .setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14))
                .setAntiAlias(true);
        // solid: in an SVG each dash would be a shape of its own, 400 kB of them
        chart.getStyler().setPlotGridLinesStroke(new BasicStroke(1)).setPlotGridLinesColor(new Color(0xE6E6E6));
        chart.getStyler().setYAxisLogarithmic(log);
        chart.getStyler().setXAxisMin(0.0).setXAxisTickMarkSpacingHint(90);
        chart.getStyler().setXAxisDecimalPattern("#,###").setYAxisDecimalPattern("0.####");
    }

    /** Draws lines; where there are none, a chart that says so. */
    static XYChart of(String title, List<PlottedLine> lines, PlotSize size, boolean log) {
        LossChart drawn = new LossChart(title, size, log);
        List<PlottedLine> some =
                lines.stream().filter(line -> drawn.hasPoint(line)).toList();
        double floor = some.stream()
                .flatMapToDouble(line -> IntStream.range(0, line.curve().values().length)
                        .mapToDouble(i -> line.drawable(log)[i])
                        .filter(value -> !Double.isNaN(value)))
                .min()
                .orElse(1);
        drawn.placeLegend(lines, size);
        some.forEach(drawn::line);
        lines.forEach(line -> drawn.notFinite(line, floor));
        if (drawn.series == 0) {
            drawn.empty();
        }
        return drawn.chart;
    }

    /** Below, in one line, where it fits; else at the side, and where that is too short for all, with a line for each job. */
    private void placeLegend(List<PlottedLine> lines, PlotSize size) {
        int width = lines.stream()
                .mapToInt(line -> LEGEND_KEY + LEGEND_LETTER * line.label().length())
                .sum();
        if (width > size.width()) {
            chart.getStyler()
                    .setLegendPosition(Styler.LegendPosition.OutsideE)
                    .setLegendLayout(Styler.LegendLayout.Vertical);
            firstOnly = lines.size() * LEGEND_ROW > size.height();
        }
    }

    private boolean hasPoint(PlottedLine line) {
        return IntStream.range(0, line.curve().values().length)
                .anyMatch(i -> PlottedLine.isDrawable(line.curve().values()[i], log));
    }

    private void line(PlottedLine line) {
        double[] values = line.drawable(log);
        Color colour = COLOURS[line.number() % COLOURS.length];
        XYSeries drawn = add(line.label(), unevenly(line.curve().iterations()), values, colour, SeriesMarkers.NONE);
        drawn.setLineStyle(stroke(line));
        drawn.setShowInLegend(!firstOnly || line.lines() == 0);
        List<Integer> alone = IntStream.range(0, values.length)
                .filter(i -> line.isAlone(i, values))
                .boxed()
                .toList();
        if (!alone.isEmpty()) {
            points("", line, alone, i -> values[i], colour, SeriesMarkers.CIRCLE);
        }
    }

    /** Moved by what nobody sees: of points that lie evenly the library labels each so many, however closely, and no round numbers. */
    private static double[] unevenly(double[] iterations) {
        double[] moved = iterations.clone();
        moved[0] += 0.01;
        return moved;
    }

    private static BasicStroke stroke(PlottedLine line) {
        float[] dashes = DASHES[line.lines() % DASHES.length];
        float width = line.curve().perEpoch() ? 2f : 1f;
        return dashes.length == 0
                ? new BasicStroke(width)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private void notFinite(PlottedLine line, double floor) {
        List<Integer> places = new ArrayList<>();
        double[] values = line.curve().values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                places.add(i);
            }
        }
        if (!places.isEmpty()) {
            points(line.label() + ": not finite", line, places, i -> floor, NOT_FINITE, SeriesMarkers.CROSS);
        }
    }

    private void points(
            String label,
            PlottedLine line,
            List<Integer> places,
            IntToDoubleFunction value,
            Color colour,
            Marker marker) {
        double[] x =
                places.stream().mapToDouble(i -> line.curve().iterations()[i]).toArray();
        double[] y = places.stream().mapToDouble(i -> value.applyAsDouble(i)).toArray();
        XYSeries drawn = add(label, x, y, colour, marker);
        drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        drawn.setShowInLegend(!label.isEmpty());
    }

    private XYSeries add(String label, double[] x, double[] y, Color colour, Marker marker) {
        XYSeries drawn = chart.addSeries("series " + series++, x, y);
        drawn.setLabel(label);
        drawn.setLineColor(colour);
        drawn.setMarkerColor(colour);
        drawn.setMarker(marker);
        return drawn;
    }

    private void empty() {
        XYSeries nothing =
                add("nothing to draw yet", new double[] {1}, new double[] {1}, Color.GRAY, SeriesMarkers.NONE);
        nothing.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
}
