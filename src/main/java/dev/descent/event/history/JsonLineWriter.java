package dev.descent.event.history;

import tools.jackson.core.JsonGenerator;

/** An object per point, each on a line of its own. */
final class JsonLineWriter implements HistoryFormat.HistoryWriter {
    private final JsonGenerator json;
    private String series = "";
    private boolean empty = true;

    /** @param json that parts its values by line feeds */
    JsonLineWriter(JsonGenerator json) {
        this.json = json;
    }

    @Override
    public void begin(Series next) {
        series = next.name();
    }

    @Override
    public void point(Point point) {
        json.writeStartObject();
        json.writeStringProperty("series", series);
        json.writeNumberProperty("epoch", point.epoch());
        json.writeNumberProperty("iteration", point.iteration());
        json.writeNumberProperty("value", point.value());
        json.writeEndObject();
        empty = false;
    }

    @Override
    public void end() {
        // lines have no bracket to close
    }

    @Override
    public void close() {
        if (!empty) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
