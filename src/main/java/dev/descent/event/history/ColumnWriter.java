package dev.descent.event.history;

import dev.descent.event.log.JsonText;
import dev.descent.event.log.LogHead;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** JSON with columns for each series. Values go out as they come; iterations, which mostly follow each other, are kept as runs. */
final class ColumnWriter implements HistoryFormat.HistoryWriter {
    private final Writer out;
    private final List<long[]> iterations = new ArrayList<>();
    private final List<Integer> epochs = new ArrayList<>();
    private boolean perEpoch;
    private String betweenSeries = "";
    private String betweenValues = "";

    ColumnWriter(Writer out, LogHead head) throws IOException {
        this.out = out;
        out.write("{\"last_seq\":" + head.lastSeq() + ",\"ended\":" + head.ended() + ",\"series\":{");
    }

    @Override
    public void begin(Series series) throws IOException {
        perEpoch = series.perEpoch();
        iterations.clear();
        epochs.clear();
        out.write(betweenSeries + JsonText.json(series.name()) + ":{\"values\":[");
        betweenSeries = ",";
        betweenValues = "";
    }

    @Override
    public void point(Point point) throws IOException {
        out.write(betweenValues);
        out.write(JsonText.json(point.value()));
        betweenValues = ",";
        long[] run = iterations.isEmpty() ? null : iterations.get(iterations.size() - 1);
        if (run != null && run[1] + 1 == point.iteration()) {
            run[1]++;
        } else {
            iterations.add(new long[] {point.iteration(), point.iteration()});
        }
        if (perEpoch) {
            epochs.add(point.epoch());
        }
    }

    @Override
    public void end() throws IOException {
        out.write("],\"iterations\":[");
        String between = "";
        for (long[] run : iterations) {
            for (long iteration = run[0]; iteration <= run[1]; iteration++) {
                out.write(between + iteration);
                between = ",";
            }
        }
        out.write(perEpoch ? "],\"epochs\":" + epochs + "}" : "]}");
    }

    @Override
    public void close() throws IOException {
        out.write("}}\n");
    }
}
