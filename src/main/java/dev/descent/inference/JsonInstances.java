package dev.descent.inference;

import dev.descent.ml.data.Encoding;
import dev.descent.ml.train.Instances;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Rows or arrays out of a request. */
record JsonInstances(List<JsonNode> nodes, Encoding encoding) implements Instances {

    @Override
    public int size() {
        return nodes.size();
    }

    @Override
    public void encode(int index, float[] into, int offset) {
        encoding.encode(nodes.get(index), into, offset);
    }
}
