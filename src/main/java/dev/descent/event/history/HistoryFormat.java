package dev.descent.event.history;

import dev.descent.event.log.JsonText;
import dev.descent.event.log.LogHead;
import java.io.IOException;
import java.io.Writer;
import org.springframework.http.MediaType;

/** The forms in which history is answered. */
enum HistoryFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE) {
        @Override
        HistoryWriter writer(Writer out, LogHead head) throws IOException {
            return new ColumnWriter(out, head);
        }
    },
    CSV("text/csv") {
        @Override
        HistoryWriter writer(Writer out, LogHead head) throws IOException {
            out.write("series,epoch,iteration,value\n");
            return new LineWriter(out, "%s,%d,%d,", "\n", JsonText::csv, JsonText::plain);
        }
    },
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE) {
        @Override
        HistoryWriter writer(Writer out, LogHead head) {
            return new LineWriter(
                    out,
                    "{\"series\":%s,\"epoch\":%d,\"iteration\":%d,\"value\":",
                    "}\n",
                    JsonText::json,
                    JsonText::json);
        }
    };

    private final String mediaType;

    HistoryFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    String etag(LogHead head) {
        return "W/\"" + head.lastSeq() + "-" + mediaType().getSubtype() + "\"";
    }

    abstract HistoryWriter writer(Writer out, LogHead head) throws IOException;

    /** Writes series after series; closing it completes the document, and leaves the output open. */
    interface HistoryWriter extends PointSink, AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
