package dev.descent.spark;

import dev.descent.ml.train.shard.ParameterUpdate;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A round's tasks and their answers, whoever gives them. */
final class RoundTasks<T extends Serializable, A extends Serializable> {
    private final List<T> tasks;
    private final SentUpdate update;
    private final Supplier<ParameterUpdate> whole;
    private final AtomicReferenceArray<@Nullable A> answers;
    private final CountDownLatch left;
    private volatile @Nullable SentUpdate repeated;

    /**
     * @param update to the numbers that they begin with
     * @param whole the same for those who have missed earlier ones
     */
    RoundTasks(List<T> tasks, SentUpdate update, Supplier<ParameterUpdate> whole) {
        this.tasks = tasks;
        this.update = update;
        this.whole = whole;
        answers = new AtomicReferenceArray<>(tasks.size());
        left = new CountDownLatch(tasks.size());
    }

    /** One of them. */
    record One<T extends Serializable, A extends Serializable>(RoundTasks<T, A> round, int index) {

        /** Waits for its answer. */
        void ask(TaskLine line) throws IOException {
            A answer = ask(line, round.update);
            if (answer == null) {
                answer = ask(line, round.repeated());
            }
            if (answer == null) {
                throw new IOException("it does not take the parameters");
            }
            round.answers.set(index, answer);
            round.left.countDown();
        }

        @SuppressWarnings("unchecked") // by an executor of the same run
        private @Nullable A ask(TaskLine line, SentUpdate from) throws IOException {
            line.say(new StandingTask.Asked<>(round.tasks.get(index), from));
            if (line.hear() instanceof StandingTask.Answered<?> answered) {
                return (A) answered.answer();
            }
            throw new IOException("it says something else than an answer");
        }
    }

    List<One<T, A>> each() {
        List<One<T, A>> each = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            each.add(new One<>(this, i));
        }
        return each;
    }

    /** Whether all are answered by then. */
    boolean isDone(long millis) throws InterruptedException {
        return left.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether an executor had missed earlier numbers. */
    boolean repeats() {
        return repeated != null;
    }

    /** Made once, for it is as large as the model, and many may have missed the same. */
    private synchronized SentUpdate repeated() {
        SentUpdate made = repeated;
        if (made == null) {
            made = new SentUpdate.Direct(whole.get());
            repeated = made;
        }
        return made;
    }

    /** In the order of the tasks, when all are there. */
    List<A> answers() {
        List<A> all = new ArrayList<>();
        for (int i = 0; i < answers.length(); i++) {
            all.add(answers.get(i));
        }
        return Collections.unmodifiableList(all);
    }
}
