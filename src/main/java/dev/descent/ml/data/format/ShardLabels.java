package dev.descent.ml.data.format;

import dev.descent.ml.data.shape.Target;
import dev.descent.ml.data.source.DataFiles;
import dev.descent.ml.data.table.Spelling;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the label's file of a sample says, as text or as JSON.
 *
 * @param paths where in the JSON the labels are; the whole of it where there is none
 */
record ShardLabels(
        DataFiles files, Target.Task task, @Nullable ColumnNames paths) {
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Reads it.
     *
     * @return a cell for each column; null where a label is missing
     * @throws InvalidSpec at {@code uri}, where it cannot be read, or is no label
     */
    @Nullable
    List<String> read(String name) throws IOException {
        String text = text(name, files.read(name, MOST_BYTES));
        List<String> cells = new ArrayList<>();
        for (JsonLabel label : labels(name, text)) {
            String cell = label.cell(task == Target.Task.MULTI_LABEL);
            if (cell == null || (cell.isBlank() && ManifestLabels.isNeeded(task))) {
                return null;
            }
            cells.add(Spelling.canonical(Spelling.clean(cell)));
        }
        return cells;
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSpec("uri", "holds " + name + ", which is no text in UTF-8");
        }
    }

    private List<JsonLabel> labels(String name, String text) {
        JsonNode json = WebDataset.isJson(name) ? json(name, text) : JsonNodeFactory.instance.stringNode(text);
        return paths == null
                ? List.of(new JsonLabel(name, "", json))
                : paths.names().stream()
                        .map(path -> JsonLabel.at(name, path, json))
                        .toList();
    }

    private static JsonNode json(String name, String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new InvalidSpec("uri", "holds " + name + ", which is no JSON");
        }
    }
}
