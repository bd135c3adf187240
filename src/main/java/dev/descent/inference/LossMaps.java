package dev.descent.inference;

import dev.descent.dataset.FoundDataset;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.image.Png;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.train.LossMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws where in one of a job's worst samples a loss lies. */
@Component
@Profile("api")
class LossMaps {
    private static final String LEGEND = "Descent-Loss-Map";

    private final WorstFinder worst;
    private final Inference inference;
    private final InferenceSettings settings;

    LossMaps(WorstFinder worst, Inference inference, InferenceSettings settings) {
        this.worst = worst;
        this.inference = inference;
        this.settings = settings;
    }

    /**
     * What is to be drawn.
     *
     * @param place of the sample among the worst, from 0
     * @param loss or null for the job's own
     * @param overImage whether over the image
     */
    record Asked(int place, @Nullable LossSpec loss, LossMap.Of of, boolean overImage) {}

    Mono<ResponseEntity<byte[]>> draw(UUID job, Asked asked) {
        TimeLimit limit = new TimeLimit(settings.evaluationTime());
        return inference.evaluate(
                job, () -> worst.find(job, limit), (answering, data) -> draw(job, answering, data, asked, limit));
    }

    private ResponseEntity<byte[]> draw(
            UUID job, AnsweringModel answering, FoundDataset data, Asked asked, TimeLimit limit) {
        limit.check(0);
        if (!answering.model().encoding().target().isMap()) {
            throw NoLossMap.model();
        }
        List<Integer> samples = worst.samples(job, answering, data, limit);
        if (asked.place < 0 || asked.place >= samples.size()) {
            throw NoLossMap.sample(asked.place, samples.size());
        }
        Examples examples = worst.examples(answering, data);
        int index = indexOf(samples.get(asked.place), examples);
        LossMap map = InvalidSpec.under("loss", () -> answering.model().lossMap(examples, index, asked.loss, asked.of));
        return answer(answering, map, asked);
    }

    private static int indexOf(int sample, Examples examples) {
        for (int i = 0; i < examples.size(); i++) {
            if (examples.sample(i) == sample) {
                return i;
            }
        }
        throw new IllegalStateException("sample " + sample + " is not in the validation part that it was found in");
    }

    private static ResponseEntity<byte[]> answer(AnsweringModel answering, LossMap map, Asked asked) {
        LossPicture picture = new LossPicture(map, asked.overImage);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .headers(headers -> {
                    headers.set(LEGEND, legend(map, asked, picture.largest()));
                    tellCheckpoint(answering, headers);
                })
                .body(Png.of(picture.drawn()));
    }

    private static void tellCheckpoint(AnsweringModel answering, HttpHeaders headers) {
        UsedCheckpoint checkpoint = answering.checkpoint();
        if (checkpoint != null) {
            headers.set(UsedCheckpoint.HEADER, checkpoint.header());
        }
    }

    private static String legend(LossMap map, Asked asked, double largest) {
        double sum = Arrays.stream(map.parts()).filter(part -> part > 0).sum();
        String name = asked.loss == null
                ? ""
                : "loss="
                        + Family.of(LossSpec.class).about(asked.loss.getClass()).type() + ", ";
        return name + "of=" + asked.of.name().toLowerCase(Locale.ROOT) + ", parts=" + (map.exact() ? "exact" : "path")
                + ", score=" + map.score() + ", sum=" + sum + ", largest=" + largest;
    }
}
