package dev.descent.plot;

import dev.descent.http.InvalidParameter;

/** A picture's size in pixels. */
record PlotSize(int width, int height) {
    static final String WIDTH = "960";
    static final String HEIGHT = "540";
    private static final int LEAST = 200;
    private static final int MOST = 4_000;

    PlotSize {
        InvalidParameter.checkBetween("width", width, LEAST, MOST);
        InvalidParameter.checkBetween("height", height, LEAST, MOST);
    }
}
