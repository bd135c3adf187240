package dev.descent.spark;

import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.TrainingPlan;
import tools.jackson.databind.json.JsonMapper;

/** Plans out of JSON with single quotes. */
final class Plans {
    private Plans() {}

    static TrainingPlan of(String model, String optimizer, String training) {
        String json = "{'model': %s, 'loss': 'cross_entropy', 'optimizer': %s, 'training': %s}"
                .formatted(model, optimizer, training);
        return SpecReader.read(JsonMapper.shared().readTree(json.replace('\'', '"')), TrainingPlan.class);
    }
}
