package dev.descent.inference;

import dev.descent.content.HeldFile;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.FoundDataset;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.http.MachineError;
import dev.descent.job.JobSpec;
import dev.descent.job.Status;
import dev.descent.job.queue.Jobs;
import dev.descent.ml.data.Examples;
import dev.descent.ml.data.Part;
import dev.descent.ml.spec.InvalidSpec;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.train.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds on which validation samples a job is worst: as its run left them, or where it has not succeeded by its newest checkpoint. */
@Component
@Profile("api")
class WorstFinder {
    private static final int REMEMBERED = 64;

    private final Jobs jobs;
    private final StoredModels stored;
    private final Datasets datasets;
    private final Inference inference;
    private final InferenceSettings settings;
    private final Scheduler blocking;
    /** Worst samples by checkpoints' hashes, so that each picture of one needs no pass over all. */
    private final Map<String, List<Integer>> found = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Integer>> eldest) {
            return size() > REMEMBERED;
        }
    });

    WorstFinder(
            Jobs jobs,
            StoredModels stored,
            Datasets datasets,
            Inference inference,
            InferenceSettings settings,
            Scheduler blocking) {
        this.jobs = jobs;
        this.stored = stored;
        this.datasets = datasets;
        this.inference = inference;
        this.settings = settings;
        this.blocking = blocking;
    }

    /** @throws NoModel where there are none to be found */
    Mono<WorstAnswer> of(UUID job) {
        return Mono.fromCallable(MachineError.told(() -> jobs.get(job).status()))
                .flatMap(status -> status == Status.SUCCEEDED
                        ? Mono.fromCallable(MachineError.told(() -> left(job)))
                        : byCheckpoint(job))
                .subscribeOn(blocking);
    }

    /** Which samples are the worst, by their numbers in the whole data set, the worst first. */
    List<Integer> samples(UUID job, AnsweringModel answering, FoundDataset data, TimeLimit limit) {
        if (answering.checkpoint() == null) {
            return numbers(left(job));
        }
        List<Integer> known = found.get(answering.checkpoint().sha256());
        return known != null ? known : numbers(worst(answering, answering.checkpoint(), data, limit));
    }

    private static List<Integer> numbers(WorstAnswer answer) {
        return answer.data().stream()
                .map(sample -> sample.get("sample").intValue())
                .toList();
    }

    private WorstAnswer left(UUID job) {
        try (HeldFile file = stored.worst(job)) {
            return WorstAnswer.of(JsonMapper.shared().readTree(file.path()), null, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the worst samples of job " + job, e);
        }
    }

    private Mono<WorstAnswer> byCheckpoint(UUID job) {
        TimeLimit limit = new TimeLimit(settings.evaluationTime());
        return inference.evaluate(
                job,
                () -> find(job, limit),
                (answering, data) -> answering.checkpoint() == null
                        ? left(job)
                        : worst(answering, answering.checkpoint(), data, limit));
    }

    FoundDataset find(UUID job, TimeLimit limit) {
        JobSpec spec = SpecReader.read(jobs.get(job).spec(), JobSpec.class);
        FetchWatch watch = FetchWatch.ofRequest(progress -> limit.check(0));
        return trainedWith(() -> datasets.find(spec.dataset(), Part.VALIDATION, watch));
    }

    private WorstAnswer worst(AnsweringModel answering, UsedCheckpoint checkpoint, FoundDataset data, TimeLimit limit) {
        limit.check(0);
        TrainedModel model = answering.model();
        ObjectNode report = model.worst(examples(answering, data), checkpoint.epoch(), limit::check);
        if (report == null) {
            throw NoModel.noValidation();
        }
        WorstAnswer answer = WorstAnswer.of(report, checkpoint, answering.warnings());
        found.put(checkpoint.sha256(), numbers(answer));
        return answer;
    }

    /** The job's validation part as the model takes it. */
    Examples examples(AnsweringModel answering, FoundDataset data) {
        return trainedWith(
                () -> data.encode(answering.model().encoding()).known().examples());
    }

    /** The spec pins the data's hash, and it could be read before: a fault means that it changed since. */
    private static <T> T trainedWith(Supplier<T> data) {
        try {
            return data.get();
        } catch (InvalidSpec changed) {
            throw NoModel.data(changed);
        }
    }
}
