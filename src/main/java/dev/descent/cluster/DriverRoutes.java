package dev.descent.cluster;

import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.model.ModelFiles.OpenedFile;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.StopSignal.Reason;
import dev.descent.ml.train.checkpoint.CheckpointFile;
import dev.descent.ml.train.checkpoint.SavedCheckpoint;
import dev.descent.ml.train.checkpoint.StartingPoint;
import dev.descent.ml.train.remote.FetchedCheckpoint;
import dev.descent.ml.train.remote.RunTask;
import dev.descent.ml.train.remote.ToldResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run's driver may ask for and bring.
 *
 * @param models the files that models refer to
 * @param folder for the files of the result
 */
record DriverRoutes(RunTask task, DriverSession session, ModelFiles models, Path folder) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}\\.[a-z0-9]{1,8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /**
     * Answers.
     *
     * @param route below the run's address, without its parameters
     */
    void answer(String route, DriverRequest request) throws IOException {
        String[] parts = route.split("/", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        switch (request.method() + " " + parts[0]) {
            case "GET task" -> request.answer(SpecWriter.write(task));
            case "POST messages" -> tell(request);
            case "GET checkpoints" -> checkpoint(rest, request);
            case "PUT checkpoints" -> keep(request);
            case "GET model" -> model(request);
            case "PUT files" -> file(rest, request);
            case "PUT end" -> {
                session.end(SpecReader.read(request.json(), ToldResult.class));
                request.done();
            }
            default -> request.refuse(404, "there is no such route");
        }
    }

    private void tell(DriverRequest request) throws IOException {
        JsonNode body = request.json();
        Reason stop = session.tell(body.path("first").asLong(), body.path("messages"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        request.answer(stop == null ? answer.putNull("stop") : answer.put("stop", stop.name()));
    }

    private void checkpoint(String which, DriverRequest request) throws IOException {
        boolean newest = which.equals("newest");
        if (!newest && !NUMBER.matcher(which).matches()) {
            request.refuse(404, "there is no such checkpoint");
            return;
        }
        SavedCheckpoint saved = session.checkpoint(newest ? null : Long.valueOf(which));
        if (saved == null) {
            request.done();
        } else {
            CheckpointFile file = saved instanceof StartingPoint start ? start.file() : (CheckpointFile) saved;
            request.answer(file.path(), Map.of(FetchedCheckpoint.BEGINS, FetchedCheckpoint.begins(saved)));
        }
    }

    private void keep(DriverRequest request) throws IOException {
        long number = Long.parseLong(request.parameter("number"));
        Path file = Files.createTempFile(folder, "checkpoint", ".part");
        try {
            request.receive(file);
            session.keep(number, file);
            request.done();
        } finally {
            Files.delete(file);
        }
    }

    private void model(DriverRequest request) throws IOException {
        String sha256 = request.parameter("sha256");
        try (OpenedFile file = models.open(request.parameter("uri"), sha256.isEmpty() ? null : sha256)) {
            request.answer(file.path(), Map.of("Sha256", file.sha256()));
        } catch (InvalidSpec gone) {
            request.refuse(404, String.valueOf(gone.getMessage()));
        }
    }

    private void file(String name, DriverRequest request) throws IOException {
        if (!NAME.matcher(name).matches()) {
            request.refuse(404, "a result has no such file");
            return;
        }
        Path file = folder.resolve(name);
        request.receive(file);
        session.file(name, file);
        request.done();
    }
}
