package dev.descent.ml.train;

import dev.descent.ml.train.shard.ParameterUpdate;
import dev.descent.ml.train.shard.SentParameters;
import dev.descent.ml.train.shard.ShardAnswer;
import dev.descent.ml.train.shard.ShardTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A cluster of pools in this process, which computes shards in any order, twice, by whichever pool, and loses a pool now and then. */
final class PoolCluster implements ShardCluster {
    private final int shards;
    private final DataHandle data;
    private final Random chance;
    int lost;

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
    public ShardRounds open(TrainingPlan plan, StopSignal stop) {
        return new Rounds(plan);
    }

    private final class Rounds implements ShardRounds {
        private final TrainingPlan plan;
        private final List<ShardPool> pools = new ArrayList<>();
        private @Nullable SentParameters sent;

        Rounds(TrainingPlan plan) {
            this.plan = plan;
            pools.add(new ShardPool(plan, data, shards));
            pools.add(new ShardPool(plan, data, shards));
        }

        @Override
        public List<ShardAnswer> compute(List<ShardTask> tasks, float[] parameters) {
            if (sent == null) {
                sent = new SentParameters(parameters.length);
            }
            if (chance.nextInt(10) == 0) {
                pools.remove(0).close();
                pools.add(new ShardPool(plan, data, shards));
                lost++;
            }
            ParameterUpdate update = sent.next(parameters);
            List<@Nullable ShardAnswer> answers = new ArrayList<>(Collections.nCopies(tasks.size(), null));
            List<ShardTask> order = new ArrayList<>(tasks);
            order.addAll(tasks);
            Collections.shuffle(order, chance);
            for (ShardTask task : order) {
                answers.set(task.index(), compute(task, update));
            }
            return answers;
        }

        private ShardAnswer compute(ShardTask task, ParameterUpdate update) {
            ShardPool pool = pools.get(chance.nextInt(pools.size()));
            ShardAnswer answer = pool.compute(task, update);
            return answer != null ? answer : pool.compute(task, sent.whole());
        }

        @Override
        public void close() {
            pools.forEach(ShardPool::close);
        }
    }
}
