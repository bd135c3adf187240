package dev.descent.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Times as the API writes them: RFC 3339, UTC, always with three digits of milliseconds. */
public final class Timestamps {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String text(Instant time) {
        return FORM.format(time);
    }

    /** Writes each {@link Instant} so. */
    static final class Serializer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(text(time));
        }
    }
}
