package dev.descent.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a command ended, and what it said. */
record CommandResult(boolean succeeded, String output) {

    static CommandResult of(List<String> command) throws IOException {
        // To a file: a server that outlives its starter would hold a pipe open, and the reader with it.
        Path output = Files.createTempFile("descent", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            int status = process.waitFor();
            return new CommandResult(
                    status == 0, Files.readString(output, UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("Interrupted at " + command.get(0), e);
        } catch (IOException notFound) {
            return new CommandResult(false, String.valueOf(notFound.getMessage()));
        } finally {
            Files.delete(output);
        }
    }

    void orFail(String what) {
        if (!succeeded) {
            throw new DatabaseNotStarted(what + ": " + output);
        }
    }
}
