package dev.descent.ml.train.remote;

import dev.descent.ml.model.ModelFiles.OpenedFile;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.TrainingFailed;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes of a run, from its driver's side. Every call lasts until it is answered.
 *
 * @param scratch for what is fetched
 */
record RunClient(RunHttp http, Path scratch) {

    RunTask task() {
        return SpecReader.read(json(http.to("task").GET()), RunTask.class);
    }

    /**
     * Tells what happened.
     *
     * @param first number of the first message, from 0
     * @return why to stop, or null
     */
    @Nullable
    Reason tell(long first, List<JsonNode> messages) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("first", first);
        body.putArray("messages").addAll(messages);
        JsonNode stop = json(http.to("messages").POST(BodyPublishers.ofString(body.toString())))
                .path("stop");
        return stop.isNull() ? null : Reason.valueOf(stop.stringValue());
    }

    /** The point to go on from; null for the beginning. */
    @Nullable
    FetchedCheckpoint newest() throws IOException {
        return checkpoint("newest");
    }

    /** @throws IOException where it is not there */
    FetchedCheckpoint checkpoint(long iteration) throws IOException {
        FetchedCheckpoint found = checkpoint(Long.toString(iteration));
        if (found == null) {
            throw new IOException("there is no checkpoint of iteration " + iteration);
        }
        return found;
    }

    private @Nullable FetchedCheckpoint checkpoint(String which) throws IOException {
        HttpResponse<Path> response = fetch("checkpoints/" + which);
        return response.statusCode() == 204
                ? null
                : new FetchedCheckpoint(
                        response.body(),
                        response.headers().firstValue(FetchedCheckpoint.BEGINS).orElse(""));
    }

    /**
     * Has a checkpoint kept.
     *
     * @param number of such calls before this one
     * @throws IOException where it cannot be stored
     */
    void keep(long number, Path checkpoint) throws IOException {
        HttpResponse<String> response = put("checkpoints?number=" + number, checkpoint);
        if (response.statusCode() != 204) {
            throw new IOException(response.body());
        }
    }

    void file(String name, Path file) throws IOException {
        HttpResponse<String> response = put("files/" + name, file);
        if (response.statusCode() != 204) {
            throw new TrainingFailed("artifacts_not_stored", "The files of the run cannot be stored.");
        }
    }

    /** The file that the run's model refers to. */
    OpenedFile model(String uri, @Nullable String sha256) {
        String asked = "uri=" + encoded(uri) + (sha256 == null ? "" : "&sha256=" + encoded(sha256));
        try {
            HttpResponse<Path> response = fetch("model?" + asked);
            String found = response.headers().firstValue("Sha256").orElse("");
            return new OpenedFile(response.body(), found, () -> {});
        } catch (IOException e) {
            throw new TrainingFailed("model_changed", "The model's file cannot be had: " + e.getMessage(), e);
        }
    }

    void end(ToldResult result) {
        put("end", BodyPublishers.ofString(SpecWriter.write(result).toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new RunLost("refused with " + response.statusCode() + ": " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<Path> fetch(String route) throws IOException {
        Path file = Files.createTempFile(scratch, "fetched", ".zip");
        HttpResponse<Path> response = http.send(http.to(route).GET().build(), BodyHandlers.ofFile(file));
        if (response.statusCode() > 204) {
            throw new IOException(Files.readString(file));
        }
        return response;
    }

    private HttpResponse<String> put(String route, Path file) throws IOException {
        return put(route, BodyPublishers.ofFile(file));
    }

    private HttpResponse<String> put(String route, HttpRequest.BodyPublisher body) {
        return http.send(http.to(route).PUT(body).build(), BodyHandlers.ofString());
    }
}
