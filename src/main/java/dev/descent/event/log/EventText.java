package dev.descent.event.log;

/** The JSON of one event as it is put together from its row and the chunks of its series. */
final class EventText {
    private final long seq;
    private final EventKind kind;
    private final String at;
    private final StringBuilder json;
    private boolean series;

    /** @param data a compact JSON object */
    EventText(long seq, EventKind kind, String data, String at) {
        this.seq = seq;
        this.kind = kind;
        this.at = at;
        this.json = new StringBuilder(data).deleteCharAt(data.length() - 1);
    }

    long seq() {
        return seq;
    }

    void series(String name, Double[] values) {
        member(series ? "" : "\"series\":{");
        series = true;
        json.append(JsonText.json(name)).append(":[");
        for (int i = 0; i < values.length; i++) {
            json.append(i == 0 ? "" : ",").append(JsonText.json(values[i]));
        }
        json.append(']');
    }

    LogEvent finish() {
        if (series) {
            json.append('}');
        } else if (kind == EventKind.METRICS) {
            member("\"series\":{}");
        }
        member("\"at\":\"" + at + "\"}");
        return new LogEvent(seq, kind, json.toString());
    }

    private void member(String text) {
        char last = json.charAt(json.length() - 1);
        json.append(last == '{' ? "" : ",").append(text);
    }
}
