package dev.descent.ml.network;

import dev.descent.ml.optimizer.Slice;
import dev.descent.ml.optimizer.StandardUpdater;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an exported model carries besides its weights.
 *
 * @param updater the updater of DL4J's own to train on with
 * @param updaterState its state, in DL4J's layout, part after part; empty for none
 * @param iterations done
 * @param epochs done
 * @param spec what was really used, for {@code spec.json}: the job, the labels, the normalization, the input's shape
 */
public record ExportDetails(
        StandardUpdater updater, List<Slice> updaterState, long iterations, int epochs, JsonNode spec) {}
