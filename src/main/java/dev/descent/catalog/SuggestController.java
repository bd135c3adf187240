package dev.descent.catalog;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.LoadedDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.http.JsonBody;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.suggest.LossAdvice;
import dev.descent.ml.suggest.LossAdviser;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Says which losses of the catalogue a data set speaks for. */
@RestController
@Profile("api")
class SuggestController {
    private final Datasets datasets;

    SuggestController(Datasets datasets) {
        this.datasets = datasets;
    }

    @PostMapping(path = "/v1/losses/suggest", consumes = MediaType.APPLICATION_JSON_VALUE)
    LossAdvice suggest(@RequestBody JsonNode request) {
        SuggestRequest asked = JsonBody.read(request, SuggestRequest.class);
        LoadedDataset data =
                InvalidSpec.under("dataset", () -> datasets.load(asked.dataset(), false, FetchWatch.withinRequest()));
        return LossAdviser.advise(data.data());
    }
}
