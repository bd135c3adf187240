package dev.descent.ml.model.dl4j;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings a configuration into one form: a graph, without updaters, losses and counters of its own. */
final class Neutral {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String INPUT = "input";

    private Neutral() {}

    static ObjectNode graph(ObjectNode configuration) {
        ObjectNode graph = configuration.has("confs") ? chain(configuration) : configuration.deepCopy();
        graph.put("iterationCount", 0).put("epochCount", 0);
        if (!graph.path("defaultConfiguration").isObject()) {
            graph.putObject("defaultConfiguration").put("dataType", "FLOAT");
        }
        strip(graph);
        return graph;
    }

    /** A MultiLayerNetwork's layers as a graph's vertices, one after the other. */
    private static ObjectNode chain(ObjectNode network) {
        ObjectNode graph = JSON.objectNode();
        ObjectNode vertices = graph.putObject("vertices");
        ObjectNode inputs = graph.putObject("vertexInputs");
        graph.putArray("networkInputs").add(INPUT);
        String last = INPUT;
        JsonNode layers = network.get("confs");
        for (int i = 0; i < layers.size(); i++) {
            JsonNode name = layers.get(i).path("layer").path("layerName");
            String next = name.isString() ? name.stringValue() : "layer" + i;
            ObjectNode vertex = vertices.putObject(next);
            vertex.put("@class", "org.deeplearning4j.nn.conf.graph.LayerVertex");
            vertex.set("layerConf", layers.get(i).deepCopy());
            JsonNode before = network.path("inputPreProcessors").path(Integer.toString(i));
            vertex.set("preProcessor", before.isMissingNode() ? JSON.nullNode() : before.deepCopy());
            inputs.putArray(next).add(last);
            last = next;
        }
        graph.putArray("networkOutputs").add(last);
        return graph;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("iupdater")) {
                object.set("iupdater", sgd());
            }
            if (object.has("lossFn")) {
                object.putObject("lossFn").put("@class", "org.nd4j.linalg.lossfunctions.impl.LossMSE");
            }
            object.properties().forEach(property -> strip(property.getValue()));
        } else if (node instanceof ArrayNode array) {
            array.forEach(Neutral::strip);
        }
    }

    private static ObjectNode sgd() {
        return JSON.objectNode()
                .put("@class", "org.nd4j.linalg.learning.config.Sgd")
                .put("learningRate", 0.001);
    }
}
