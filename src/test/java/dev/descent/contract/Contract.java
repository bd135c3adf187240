package dev.descent.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code openapi.yaml} as something to check against. A client built with {@link #watch} fails the test whose request was accepted,
 * or whose answer was given, against the contract.
 */
public final class Contract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract SHIPPED = new Contract(read());

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract(JsonNode document) {
        this.document = document;
    }

    /** The contract as it is shipped. */
    public static Contract shipped() {
        return SHIPPED;
    }

    /** Checks each exchange of the client whose body is read whole. */
    public static WebTestClient.Builder watch(WebTestClient.Builder client) {
        return client.entityExchangeResultConsumer(SHIPPED::check);
    }

    /** Every operation as {@code GET /v1/jobs/{id}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths").propertyStream().forEach(path -> path.getValue().propertyNames().stream()
                .filter(name -> !"parameters".equals(name))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    JsonNode document() {
        return document;
    }

    JsonNode schema(String name) {
        JsonNode schema = document.get("components").get("schemas").get(name);
        assertThat(schema).as("openapi.yaml has the schema %s", name).isNotNull();
        return schema;
    }

    /** What is wrong with a value by a schema of the contract. */
    List<com.networknt.schema.Error> faults(JsonNode schema, JsonNode value) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components"));
        Schema compiled = schemas.getSchema(root);
        return compiled.validate(value);
    }

    void check(EntityExchangeResult<?> exchange) {
        String path = exchange.getUrl().getRawPath();
        int status = exchange.getStatus().value();
        JsonNode operation = operation(exchange.getMethod(), path);
        if (operation == null) {
            assertThat(status).as("%s is not in the contract", path).isIn(401, 404, 405);
            return;
        }
        String what = exchange.getMethod() + " " + path + " " + status;
        JsonNode response = response(operation, status);
        assertThat(response).as("%s is in the contract", what).isNotNull();
        checkHeaders(exchange, response, what);
        checkBody(exchange, response, what);
        if (status < 300) {
            checkRequest(exchange, operation, what);
        }
    }

    private void checkHeaders(EntityExchangeResult<?> exchange, JsonNode response, String what) {
        response.path("headers")
                .propertyStream()
                .filter(header -> resolve(header.getValue()).path("required").booleanValue(false))
                .forEach(header -> assertThat(exchange.getResponseHeaders().headerNames())
                        .as("%s has the header %s", what, header.getKey())
                        .anyMatch(header.getKey()::equalsIgnoreCase));
    }

    private void checkBody(EntityExchangeResult<?> exchange, JsonNode response, String what) {
        byte[] body = exchange.getResponseBodyContent();
        MediaType type = exchange.getResponseHeaders().getContentType();
        if (body == null || body.length == 0) {
            assertThat(response.has("content")).as("%s has a body", what).isFalse();
            return;
        }
        JsonNode content = content(response, type);
        assertThat(content).as("%s may be %s", what, type).isNotNull();
        if (type != null && isJson(type) && content.has("schema")) {
            assertValid(content.get("schema"), JSON.readTree(body), what);
        }
    }

    private static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON.includes(type) || type.getSubtype().endsWith("+json");
    }

    private void checkRequest(EntityExchangeResult<?> exchange, JsonNode operation, String what) {
        byte[] body = exchange.getRequestBodyContent();
        MediaType type = exchange.getRequestHeaders().getContentType();
        boolean json = type != null && isJson(type);
        JsonNode content = json ? content(operation.path("requestBody"), MediaType.APPLICATION_JSON) : null;
        if (body != null && body.length > 0 && content != null) {
            assertValid(content.get("schema"), JSON.readTree(body), "the request of " + what);
        }
    }

    private void assertValid(JsonNode schema, JsonNode value, String what) {
        assertThat(faults(schema, value)).as("%s: %s", what, value).isEmpty();
    }

    private @Nullable JsonNode operation(HttpMethod method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return document.get("paths")
                .propertyStream()
                .filter(known ->
                        PathPatternParser.defaultInstance.parse(known.getKey()).matches(parsed))
                .min(Comparator.comparing(known -> PathPatternParser.defaultInstance.parse(known.getKey())))
                .map(Map.Entry::getValue)
                .map(known -> known.get(method.name().toLowerCase(Locale.ROOT)))
                .orElse(null);
    }

    private @Nullable JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.get("responses");
        JsonNode response = responses.get(Integer.toString(status));
        JsonNode any = status >= 400 ? responses.get("default") : null;
        JsonNode found = response == null ? any : response;
        return found == null ? null : resolve(found);
    }

    private static @Nullable JsonNode content(JsonNode described, @Nullable MediaType type) {
        return type == null
                ? null
                : described
                        .path("content")
                        .propertyStream()
                        .filter(content ->
                                MediaType.parseMediaType(content.getKey()).isCompatibleWith(type))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    private static JsonNode read() {
        try (InputStream shipped = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(shipped);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
