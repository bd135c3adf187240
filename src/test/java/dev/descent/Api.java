package dev.descent;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's API, for tests that run the service as a process. */
public record Api(int port) {
    /** Fifty thousand iterations a second of a tiny network would be over too soon on a fast machine: this one is not tiny. */
    public static final String LONG_JOB = """
            {"dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [128, 128]}, "loss": "cross_entropy",
             "training": {"epochs": 100000, "batch_size": 32}}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return HTTP.send(request(method, path, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> get(String path) {
        return HTTP.sendAsync(request("GET", path, ""), BodyHandlers.ofString());
    }

    public int status(String path) {
        try {
            return send("GET", path, "").statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    public String submit(String job) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(send("POST", "/v1/jobs", job).body())
                .get("id")
                .stringValue();
    }

    public JsonNode job(String id) {
        try {
            return JsonMapper.shared()
                    .readTree(send("GET", "/v1/jobs/" + id, "").body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int iteration(String id) {
        return job(id).at("/progress/iteration").asInt(0);
    }

    /** Asks all jobs that are not over to end, so that they hold no slot. */
    public void cancelAll() throws IOException, InterruptedException {
        for (String status : List.of("queued", "running", "paused")) {
            String jobs = send("GET", "/v1/jobs?limit=100&status=" + status, "").body();
            for (String id : JsonMapper.shared().readTree(jobs).get("data").findValuesAsString("id")) {
                send("POST", "/v1/jobs/" + id + "/cancel", "");
            }
        }
    }

    public void awaitReady() {
        await().until(() -> status("/actuator/health/readiness") == 200);
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
