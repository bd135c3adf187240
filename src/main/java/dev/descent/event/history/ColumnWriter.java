package dev.descent.event.history;

import dev.descent.event.log.LogHead;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** JSON with columns for each series. Values go out as they come; iterations, which mostly follow each other, are kept as runs. */
final class ColumnWriter implements HistoryFormat.HistoryWriter {
    private final JsonGenerator json;
    private final List<long[]> iterations = new ArrayList<>();
    private final List<Integer> epochs = new ArrayList<>();
    private boolean perEpoch;

    ColumnWriter(JsonGenerator json, LogHead head) {
        this.json = json;
        json.writeStartObject();
        json.writeNumberProperty("last_seq", head.lastSeq());
        json.writeBooleanProperty("ended", head.ended());
        json.writeObjectPropertyStart("series");
    }

    @Override
    public void begin(Series series) {
        perEpoch = series.perEpoch();
        iterations.clear();
        epochs.clear();
        json.writeObjectPropertyStart(series.name());
        json.writeArrayPropertyStart("values");
    }

    @Override
    public void point(Point point) {
        json.writeNumber(point.value());
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
    public void end() {
        json.writeEndArray();
        json.writeArrayPropertyStart("iterations");
        for (long[] run : iterations) {
            for (long iteration = run[0]; iteration <= run[1]; iteration++) {
                json.writeNumber(iteration);
            }
        }
        json.writeEndArray();
        if (perEpoch) {
            json.writeArrayPropertyStart("epochs");
            epochs.forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    @Override
    public void close() {
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
