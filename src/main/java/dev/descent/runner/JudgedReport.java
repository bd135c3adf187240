package dev.descent.runner;

import dev.descent.ml.gate.GateResults;
import dev.descent.ml.spec.SpecWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Puts the verdicts on a job's gates into its report, which is copied as it is read: its epochs may be many. */
final class JudgedReport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JudgedReport() {}

    /** The report as it is then. Leaves it as it was where it fails. */
    static Path write(Path report, GateResults results) throws IOException {
        Path judged = report.resolveSibling("judged.json");
        try {
            copy(report, results, judged);
            return Files.move(judged, report, StandardCopyOption.REPLACE_EXISTING);
        } catch (JacksonIOException e) {
            throw new IOException(e.getOriginalMessage(), e);
        } finally {
            Files.deleteIfExists(judged);
        }
    }

    private static void copy(Path report, GateResults results, Path judged) throws IOException {
        try (JsonParser in = JSON.createParser(new BufferedInputStream(Files.newInputStream(report)));
                JsonGenerator out = JSON.writerWithDefaultPrettyPrinter()
                        .createGenerator(new BufferedOutputStream(Files.newOutputStream(judged)))) {
            in.nextToken();
            out.writeStartObject();
            SpecWriter.write(results).properties().forEach(member -> {
                out.writeName(member.getKey());
                out.writeTree(member.getValue());
            });
            while (in.nextToken() != JsonToken.END_OBJECT) {
                out.copyCurrentStructure(in);
            }
            out.writeEndObject();
        }
    }
}
