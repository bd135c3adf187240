package dev.descent.job.gate;

import dev.descent.job.JobSpec;
import dev.descent.ml.data.TrainingData;
import dev.descent.ml.train.KeptWeights;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A job that has trained, to be judged.
 *
 * @param spec with everything filled in
 * @param data that it was trained on
 * @param model the file that it left
 * @param kept which weights are in it
 * @param parametersSha256 of the parameters after the last iteration
 * @param metrics of its last epoch
 */
public record TrainedJob(
        JobSpec spec, TrainingData data, Path model, KeptWeights kept, String parametersSha256, JsonNode metrics) {}
