package dev.descent.cluster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request of a driver, and its answer. */
record DriverRequest(HttpExchange exchange) {
    private static final int LARGEST_JSON = 64 << 20;

    String method() {
        return exchange.getRequestMethod();
    }

    /** The value of a parameter; empty where it is not there. */
    String parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return Stream.of((query == null ? "" : query).split("&"))
                .filter(one -> one.startsWith(name + "="))
                .findFirst()
                .map(one -> URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                .orElse("");
    }

    JsonNode json() throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_JSON + 1);
        if (body.length > LARGEST_JSON) {
            throw new IOException("a message of a driver has at most " + LARGEST_JSON + " bytes");
        }
        return JsonMapper.shared().readTree(body);
    }

    void receive(Path file) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void answer(JsonNode json) throws IOException {
        send(200, json.toString());
    }

    void answer(Path file, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, Files.size(file));
        try (OutputStream out = exchange.getResponseBody()) {
            Files.copy(file, out);
        }
    }

    void done() throws IOException {
        exchange.sendResponseHeaders(204, -1);
    }

    void refuse(int status, String reason) throws IOException {
        send(status, reason);
    }

    private void send(int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
