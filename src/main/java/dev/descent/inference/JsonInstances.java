package dev.descent.inference;

import dev.descent.ml.data.encode.Encoding;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Violation;
import dev.descent.ml.train.Instances;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Rows or arrays out of a request, and what there is to know of how they were taken. */
final class JsonInstances implements Instances {
    private final List<JsonNode> nodes;
    private final Encoding encoding;
    private final Faults warnings = new Faults();
    private int warned;

    JsonInstances(List<JsonNode> nodes, Encoding encoding) {
        this.nodes = nodes;
        this.encoding = encoding;
    }

    @Override
    public int size() {
        return nodes.size();
    }

    @Override
    public void encode(int index, float[] into, int offset) {
        List<Violation> told = encoding.encode(nodes.get(index), into, offset);
        warnings.addAll("instances[" + index + "]", told);
        warned += told.size();
    }

    /** The first hundred, and how many more there are. */
    List<String> warnings() {
        List<String> texts = new ArrayList<>();
        warnings.list().forEach(warning -> texts.add(warning.text()));
        if (warned > texts.size()) {
            texts.add((warned - texts.size()) + " more warnings of this kind are left out");
        }
        return texts;
    }
}
