package dev.descent.ml.train.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.ml.train.EpochSummary;
import dev.descent.ml.train.SilentLog;
import dev.descent.ml.train.WorkerRate;
import dev.descent.ml.train.checkpoint.BestEpoch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ToldEventsTest {
    private final List<EpochSummary> told = new ArrayList<>();

    @Test
    void anEpochArrivesAsItWasToldWorkersAndAll() {
        List<WorkerRate> workers = List.of(new WorkerRate(0, 16.5), new WorkerRate(1, 15.0));
        EpochSummary summary = new EpochSummary(2, 3, Double.NaN, 0.5, null, null, 1.5, 0.25, 30, workers);
        ObjectNode message = JsonNodeFactory.instance.objectNode().put(RemoteLog.KIND, RemoteLog.EPOCH);
        message.set("summary", summary.toJson());
        ToldEvents.tell(message, new Summaries());
        assertThat(told).containsExactly(summary);
    }

    private final class Summaries extends SilentLog {
        @Override
        public void epoch(EpochSummary summary, @Nullable BestEpoch best) {
            told.add(summary);
        }
    }
}
