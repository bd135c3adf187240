package dev.descent.dataset;

import dev.descent.dataset.upload.UploadForm;
import dev.descent.http.JsonBody;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.InvalidSpec;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes with an uploaded file.
 *
 * @param name what people call it
 * @param sha256 that the file must have
 * @param format how to read it; null where it is just bytes
 */
record UploadFields(
        @Nullable String name,
        @Nullable String sha256,
        @Nullable FormatSpec format) {
    static final Set<String> NAMES = Set.of("name", "sha256", "format");

    /**
     * Reads them.
     *
     * @param found the file's hash
     * @throws InvalidSpec with everything that is wrong with them
     */
    static UploadFields of(UploadForm form, String found, JsonMapper json) {
        Faults faults = new Faults();
        String name = Registration.NAME.of(form.text("name"), faults);
        String sha256 = form.text("sha256");
        faults.check(
                sha256 == null || sha256.equalsIgnoreCase(found), "sha256", "does not match: the file has " + found);
        String text = form.text("format");
        FormatSpec format = text == null ? null : faults.collect("format", () -> format(text, json));
        faults.raise();
        return new UploadFields(name, sha256, format);
    }

    private static FormatSpec format(String text, JsonMapper json) {
        JsonNode tree;
        try {
            tree = json.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidSpec("", "must be JSON, such as {\"type\": \"csv\", \"target\": \"species\"}");
        }
        return JsonBody.read(tree, FormatSpec.class);
    }
}
