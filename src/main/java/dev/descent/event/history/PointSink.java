package dev.descent.event.history;

import java.io.IOException;

/** Takes the points of series, one series after the other, each in the order of iterations. */
interface PointSink {
    /** What follows belongs to this series. */
    void begin(Series series) throws IOException;

    void point(Point point) throws IOException;

    /** The series is complete. */
    void end() throws IOException;
}
