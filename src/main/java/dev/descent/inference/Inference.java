package dev.descent.inference;

import dev.descent.dataset.FoundDataset;
import dev.descent.http.MachineError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Answers from trained models, on a few threads of its own. A model is always used by the same thread, which is told by its hash;
 * evaluations, which take longer, have a thread to themselves.
 */
@Component
@Profile("api")
class Inference implements DisposableBean {
    private static final int WAITING = 64;
    private static final int WAITING_EVALUATIONS = 8;

    private final StoredModels stored;
    private final Scheduler blocking;
    private final List<ModelThread> threads;
    private final ModelThread evaluations;

    Inference(StoredModels stored, InferenceSettings settings, Scheduler blocking) {
        this.blocking = blocking;
        this.stored = stored;
        this.threads = IntStream.rangeClosed(1, settings.threads())
                .mapToObj(i -> new ModelThread("inference-" + i, WAITING, settings.cacheBytesOfAThread()))
                .toList();
        // a model stays until the next evaluation
        this.evaluations = new ModelThread("evaluation", WAITING_EVALUATIONS, 0);
    }

    /** Short work with a job's model. */
    <T> Mono<T> ask(UUID job, Function<AnsweringModel, T> use) {
        return answer(job, Set.of(), model -> submit(thread(model), model, use));
    }

    /**
     * Long work with a job's model and some data.
     *
     * @param find the data; it may take a while, and holds up neither the model's thread nor an event loop
     */
    <T> Mono<T> evaluate(UUID job, Supplier<FoundDataset> find, BiFunction<AnsweringModel, FoundDataset, T> use) {
        return answer(
                job,
                Set.of(),
                model -> Mono.usingWhen(
                        Mono.fromCallable(MachineError.told(find::get)).subscribeOn(blocking),
                        data -> submit(evaluations, model, loaded -> use.apply(loaded, data)),
                        data -> Mono.fromRunnable(data::close).subscribeOn(blocking)));
    }

    private static <T> Mono<T> submit(ModelThread thread, StoredModel model, Function<AnsweringModel, T> use) {
        return Mono.fromFuture(() -> thread.submit(model, loaded -> use.apply(model.loaded(loaded))));
    }

    /** A checkpoint may be damaged, or removed for a newer one since it was found: then another answers. */
    private <T> Mono<T> answer(UUID job, Set<String> damaged, Function<StoredModel, Mono<T>> use) {
        return Mono.fromCallable(MachineError.told(() -> stored.of(job, damaged)))
                .subscribeOn(blocking)
                .flatMap(model -> model.checkpoint() == null
                        ? use.apply(model)
                        : use.apply(model).onErrorResume(DamagedModel.class, gone -> {
                            Set<String> more = new HashSet<>(damaged);
                            more.add(model.sha256());
                            return answer(job, more, use);
                        }));
    }

    private ModelThread thread(StoredModel model) {
        return threads.get(Math.floorMod(model.sha256().hashCode(), threads.size()));
    }

    @Override
    public void destroy() {
        threads.forEach(ModelThread::close);
        evaluations.close();
    }
}
