package dev.descent.ml.network;

import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.optimizer.Slice;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an exported model carries besides its weights.
 *
 * @param optimizer to train on with, by the updater of DL4J's own that is nearest
 * @param learningRate to go on with
 * @param optimizerState its state, part after part; empty for none
 * @param iterations done
 * @param epochs done
 * @param spec what was really used, for {@code spec.json}: the job, the labels, the normalization, the input's shape
 */
public record ExportDetails(
        OptimizerSpec optimizer,
        double learningRate,
        List<Slice> optimizerState,
        long iterations,
        int epochs,
        JsonNode spec) {}
