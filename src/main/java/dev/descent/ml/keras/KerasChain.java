package dev.descent.ml.keras;

import dev.descent.ml.spec.InvalidSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Puts the layers of a Functional model in order, where each follows one other and is followed by one at most. */
final class KerasChain {
    private final Map<String, JsonNode> after = new HashMap<>();
    private final List<JsonNode> first = new ArrayList<>();
    private final int count;

    KerasChain(List<JsonNode> layers) {
        count = layers.size();
        layers.forEach(this::add);
    }

    List<JsonNode> inOrder() {
        if (first.size() != 1) {
            throw branches();
        }
        List<JsonNode> order = new ArrayList<>(first);
        Set<String> seen = new HashSet<>();
        JsonNode next = first.get(0);
        while (next != null && seen.add(KerasConfig.name(next))) {
            next = after.get(KerasConfig.name(next));
            if (next != null) {
                order.add(next);
            }
        }
        if (order.size() != count) {
            throw branches();
        }
        return order;
    }

    private void add(JsonNode layer) {
        JsonNode nodes = layer.path("inbound_nodes");
        if (nodes.isEmpty()) {
            first.add(layer);
            return;
        }
        List<String> before = new ArrayList<>();
        collect(nodes.get(0), before);
        if (nodes.size() != 1 || before.size() != 1 || after.put(before.get(0), layer) != null) {
            throw branches();
        }
    }

    /** The layers whose outputs a call takes: Keras 2 lists them, Keras 3 has tensors with a history as arguments. */
    private static void collect(JsonNode call, List<String> names) {
        if (call.isObject()) {
            refuseArguments(call.path("kwargs"));
            call.path("args").forEach(argument -> names.add(history(argument)));
            return;
        }
        call.forEach(input -> {
            names.add(input.path(0).asString(""));
            refuseArguments(input.path(3));
        });
    }

    private static String history(JsonNode argument) {
        return argument.path("config").path("keras_history").path(0).asString("");
    }

    private static void refuseArguments(JsonNode arguments) {
        arguments.propertyStream().forEach(argument -> {
            JsonNode value = argument.getValue();
            if (!value.isNull() && !(value.isBoolean() && !value.booleanValue())) {
                throw KerasConfig.refused("calls a layer with the argument " + KerasConfig.cut(argument.getKey())
                        + ", which is not read");
            }
        });
    }

    private static InvalidSpec branches() {
        return KerasConfig.refused("is no plain chain of layers: models with branches are not read");
    }
}
