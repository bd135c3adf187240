package dev.descent.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.util.MimeType;
import tools.jackson.databind.json.JsonMapper;

/** Ends each JSON answer with a line feed, so that a terminal's prompt stands below it. */
final class LineEncoder extends JacksonJsonEncoder {
    LineEncoder(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public DataBuffer encodeValue(
            Object value,
            DataBufferFactory buffers,
            ResolvableType valueType,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        DataBuffer json = super.encodeValue(value, buffers, valueType, mimeType, hints);
        return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mimeType) ? json.write(new byte[] {'\n'}) : json;
    }
}
