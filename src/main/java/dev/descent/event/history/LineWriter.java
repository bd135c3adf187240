package dev.descent.event.history;

import java.io.IOException;
import java.io.Writer;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/** One line per point. */
final class LineWriter implements HistoryFormat.HistoryWriter {
    private final Writer out;
    private final String head;
    private final String tail;
    private final UnaryOperator<String> name;
    private final DoubleFunction<String> number;
    private String series = "";

    /** @param head of a line: a format of series, epoch and iteration */
    LineWriter(Writer out, String head, String tail, UnaryOperator<String> name, DoubleFunction<String> number) {
        this.out = out;
        this.head = head;
        this.tail = tail;
        this.name = name;
        this.number = number;
    }

    @Override
    public void begin(Series next) {
        series = name.apply(next.name());
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
