package dev.descent.event.history;

import dev.descent.event.log.LogHead;
import java.io.Writer;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** The forms in which history is answered. */
enum HistoryFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE) {
        @Override
        HistoryWriter writer(Writer out, LogHead head) {
            return new ColumnWriter(generator(out), head);
        }
    },
    CSV("text/csv") {
        @Override
        HistoryWriter writer(Writer out, LogHead head) {
            return new CsvLineWriter(out);
        }
    },
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE) {
        @Override
        HistoryWriter writer(Writer out, LogHead head) {
            return new JsonLineWriter(generator(out));
        }
    };

    /** The fast way of writing doubles is also the one that writes the shortest text that reads back the same. */
    private static final JsonFactory GENERATORS = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .rootValueSeparator("\n")
            .build();

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

    abstract HistoryWriter writer(Writer out, LogHead head);

    private static JsonGenerator generator(Writer out) {
        return GENERATORS.createGenerator(ObjectWriteContext.empty(), out);
    }

    /** Writes series after series; closing it completes the document, and closes the output. */
    interface HistoryWriter extends PointSink, AutoCloseable {
        @Override
        void close() throws java.io.IOException;
    }
}
