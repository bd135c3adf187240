package dev.descent.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SvgLinesTest {
    private static final String RED = "stroke:red;";
    private static final String BLUE = "stroke:blue;";

    @Test
    void segmentsThatGoOnAreOnePolyline() {
        assertThat(SvgLines.join(
                        "<svg>\n" + line(RED, "0", "0", "1.125", "2") + line(RED, "1.125", "2", "3", "4") + "</svg>"))
                .isEqualTo(
                        "<svg>\n<polyline style=\"stroke:red;\" points=\"0.00,0.00 1.13,2.00 3.00,4.00\"/>\n</svg>\n");
    }

    @Test
    void gapsOtherStylesAndOtherElementsBeginAnew() {
        String joined = SvgLines.join(line(RED, "0", "0", "1", "1")
                + line(RED, "2", "1", "3", "1")
                + line(BLUE, "3", "1", "4", "1")
                + "<g>\n"
                + line(BLUE, "4", "1", "5", "1"));

        assertThat(joined.lines().filter(line -> line.startsWith("<polyline"))).hasSize(4);
        assertThat(joined.lines()).contains("<g>");
    }

    private static String line(String style, String x1, String y1, String x2, String y2) {
        return "  <line style=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>\n".formatted(style, x1, x2, y1, y2);
    }
}
