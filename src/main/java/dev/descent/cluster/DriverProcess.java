package dev.descent.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The process of a driver, from its first line of input to its end, which comes with the run's at the latest. */
final class DriverProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriverProcess.class);
    private static final int SHOWN = 40;
    private static final int FAREWELL_SECONDS = 5;

    private final Process process;
    private final Deque<String> lines = new ArrayDeque<>();

    /** @param told its first line: where its run is, which nobody sees in the list of processes */
    DriverProcess(Process process, JsonNode told) throws IOException {
        this.process = process;
        Thread reader = new Thread(this::read, "output-of-driver-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        OutputStream in = process.getOutputStream();
        in.write((told + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                add(line);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The output of driver {} ends: {}", process.pid(), e.toString());
        }
    }

    private void add(String line) {
        LOG.debug("driver {}: {}", process.pid(), line);
        synchronized (lines) {
            lines.add(line);
            if (lines.size() > SHOWN) {
                lines.remove();
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it ended with. */
    int exitValue() {
        return process.exitValue();
    }

    /** Its last output, for the log of the service. */
    String lastLines() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits a while for it to end by itself, as one does whose run is over. */
    void awaitExit() {
        try {
            process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it, and whatever it began, as far as it still can. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            LOG.debug("Driver {} has closed its input: {}", process.pid(), gone.toString());
        }
    }
}
