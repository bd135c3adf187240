package dev.descent.ml.network;

import dev.descent.ml.optimizer.StandardUpdater;
import tools.jackson.databind.JsonNode;

/**
 * What an exported model carries besides its weights.
 *
 * @param updater the updater of DL4J's own to train on with
 * @param updaterState its state, in DL4J's layout; empty for none
 * @param iterations done
 * @param epochs done
 * @param spec what was really used, for {@code spec.json}: the job, the labels, the normalization, the input's shape
 */
@SuppressWarnings("ArrayRecordComponent") // as long as the weights several times over: not copied
public record ExportDetails(
        StandardUpdater updater, float[] updaterState, long iterations, int epochs, JsonNode spec) {}
