package dev.descent.event;

import java.io.IOException;
import java.io.Writer;
import java.util.function.DoubleFunction;

/** One line per point. Series' names are of letters, digits, dots and underscores, which need no quotes. */
final class LineWriter implements HistoryFormat.HistoryWriter {
    private final Writer out;
    private final String head;
    private final String tail;
    private final DoubleFunction<String> number;
    private String series = "";

    /** @param head of a line: a format of series, epoch and iteration */
    LineWriter(Writer out, String head, String tail, DoubleFunction<String> number) {
        this.out = out;
        this.head = head;
        this.tail = tail;
        this.number = number;
    }

    @Override
    public void begin(Series next) {
        series = next.name();
    }

    @Override
    public void point(Point point) throws IOException {
        out.write(head.formatted(series, point.epoch(), point.iteration()));
        out.write(number.apply(point.value()));
        out.write(tail);
    }

    @Override
    public void end() {
        // lines have no bracket to close
    }

    @Override
    public void close() {
        // nor has the document
    }
}
