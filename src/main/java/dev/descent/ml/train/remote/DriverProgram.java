package dev.descent.ml.train.remote;

import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Trainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the program of a driver does: its first line of input says where its run is and by what token, and the input's end that whoever
 * started it is gone.
 */
public final class DriverProgram {
    private static final Logger LOG = LoggerFactory.getLogger(DriverProgram.class);
    private static final int ORPHANED = 3;

    private DriverProgram() {}

    /**
     * Runs to the end of the run, or until it is lost.
     *
     * @param trainers what trains, from a trainer that does all but what others compute
     */
    public static void run(InputStream input, BiFunction<RunTask, LocalTrainer, Trainer> trainers) {
        BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        try {
            JsonNode told = JsonMapper.shared().readTree(in.readLine());
            endWith(in);
            RunHttp http = new RunHttp(
                    URI.create(told.path("address").stringValue()),
                    told.path("token").stringValue(),
                    Duration.ofMillis(told.path("silence").asLong()));
            new RemoteRun(new RunClient(http, Path.of(told.path("scratch").stringValue())), trainers).toItsEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RunLost lost) {
            LOG.warn("The run is left as it is: {}", lost.getMessage());
        }
    }

    private static void endWith(BufferedReader in) {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(in);
                    Runtime.getRuntime().halt(ORPHANED);
                },
                "starter");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(BufferedReader in) {
        try {
            while (in.readLine() != null) {
                LOG.trace("nothing more is expected");
            }
        } catch (IOException e) {
            LOG.trace("whoever started it is gone", e);
        }
    }
}
