package dev.descent.http;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import tools.jackson.databind.JsonNode;

/** Reads what a client sent as JSON. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * The record that it is.
     *
     * @throws InvalidSpec with every fault
     */
    public static <T> T read(JsonNode body, Class<T> type) {
        return SpecReader.read(checked(body), type);
    }

    /**
     * The same JSON.
     *
     * @throws InvalidSpec where it holds text that cannot be stored or answered
     */
    public static JsonNode checked(JsonNode body) {
        Faults faults = new Faults();
        StorableText.check(body, faults);
        faults.raise();
        return body;
    }
}
