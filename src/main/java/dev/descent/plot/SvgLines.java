package dev.descent.plot;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins what was drawn as one element for each segment: by that a curve of 2,000 points would take 400 kB. */
final class SvgLines {
    private static final Pattern SEGMENT =
            Pattern.compile("\\s*<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\""
                    + " y1=\"([^\"]*)\" y2=\"([^\"]*)\"\\s*/>\\s*");

    private final StringBuilder joined = new StringBuilder();

    /** Of the polyline that is open, and where it ends; empty where none is. */
    private String style = "";

    private String end = "";

    private SvgLines() {}

    /** @param svg with each element on a line of its own */
    static String join(String svg) {
        SvgLines lines = new SvgLines();
        svg.lines().forEach(lines::add);
        lines.close();
        return lines.joined.toString();
    }

    private void add(String line) {
        Matcher segment = SEGMENT.matcher(line);
        if (!segment.matches()) {
            close();
            joined.append(line).append('\n');
            return;
        }
        String from = point(segment.group(2), segment.group(4));
        if (!segment.group(1).equals(style) || !from.equals(end)) {
            close();
            style = segment.group(1);
            joined.append("<polyline style=\"")
                    .append(style)
                    .append("\" points=\"")
                    .append(from);
        }
        end = point(segment.group(3), segment.group(5));
        joined.append(' ').append(end);
    }

    private void close() {
        if (!end.isEmpty()) {
            joined.append("\"/>\n");
            style = "";
            end = "";
        }
    }

    /** To a hundredth of a pixel. */
    private static String point(String x, String y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", Double.parseDouble(x), Double.parseDouble(y));
    }
}
