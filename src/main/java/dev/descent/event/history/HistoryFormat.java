package dev.descent.event.history;

import dev.descent.event.log.LogHead;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

    /** The one that a client would rather have; JSON where that does not matter to it, and where it asks for what there is not. */
    static HistoryFormat preferred(List<MediaType> accepted) {
        return Stream.of(values())
                .max(Comparator.comparingDouble(format -> format.quality(accepted)))
                .orElseThrow();
    }

    /** By the range that names it most exactly, 0 to 1. */
    private double quality(List<MediaType> accepted) {
        return accepted.stream()
                .filter(range -> range.includes(mediaType()))
                .max(Comparator.comparing(MediaType::isConcrete).thenComparing(range -> !range.isWildcardType()))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
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
