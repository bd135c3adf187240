package dev.descent.ml.train;

import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.RoundFigures;
import dev.descent.ml.train.shard.SentParameters;
import dev.descent.ml.train.shard.WorkerAnswer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A cluster of pools in this process, which does tasks in any order, twice, by whichever pool, and loses a pool now and then. */
final class PoolCluster implements ShardCluster {
    private final int shards;
    private final DataHandle data;
    private final Random chance;
    int lost;
    int rounds;

    PoolCluster(int shards, DataHandle data, long seed) {
        this.shards = shards;
        this.data = data;
        chance = new Random(seed);
    }

    @Override
    public int shards() {
        return shards;
    }

    @Override
    public <T extends Serializable, A extends WorkerAnswer> ShardRounds<T, A> open(
            TrainingPlan plan, PoolWork<T, A> work, StopSignal stop) {
        return new Rounds<>(plan, work);
    }

    private final class Rounds<T, A> implements ShardRounds<T, A> {
        private final TrainingPlan plan;
        private final PoolWork<T, A> work;
        private final List<ShardPool> pools = new ArrayList<>();
        private @Nullable SentParameters sent;

        Rounds(TrainingPlan plan, PoolWork<T, A> work) {
            this.plan = plan;
            this.work = work;
            pools.add(new ShardPool(plan, data, shards));
            pools.add(new ShardPool(plan, data, shards));
        }

        @Override
        public List<A> compute(List<T> tasks, float[] numbers) {
            rounds++;
            if (sent == null) {
                sent = new SentParameters(numbers.length);
            }
            if (chance.nextInt(10) == 0) {
                pools.remove(0).close();
                pools.add(new ShardPool(plan, data, shards));
                lost++;
            }
            ParameterUpdate update = sent.next(numbers, rounds % 2 == 0);
            List<A> answers = new ArrayList<>(Collections.nCopies(tasks.size(), null));
            List<Integer> order =
                    IntStream.range(0, 2 * tasks.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(order, chance);
            for (int i : order) {
                answers.set(i / 2, compute(tasks.get(i / 2), update));
            }
            return answers;
        }

        private A compute(T task, ParameterUpdate update) {
            ShardPool pool = pools.get(chance.nextInt(pools.size()));
            A answer = work.of(pool, task, update);
            return answer != null ? answer : work.of(pool, task, sent.whole());
        }

        @Override
        public RoundFigures figures() {
            return new RoundFigures(rounds, 0, 0, 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            pools.forEach(ShardPool::close);
        }
    }
}
