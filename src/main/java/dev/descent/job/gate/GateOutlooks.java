package dev.descent.job.gate;

import dev.descent.job.Job;
import dev.descent.job.admit.Admitted;
import dev.descent.ml.data.shape.Target;
import dev.descent.ml.gate.Baseline;
import dev.descent.ml.gate.GateOutlook;
import dev.descent.ml.gate.GateSpec;
import dev.descent.ml.train.metric.MetricName;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says of a job's gates, before it runs, whether there is something to compare with and enough to tell by. */
@Component
public class GateOutlooks {
    private final BaselineJobs baselines;

    GateOutlooks(BaselineJobs baselines) {
        this.baselines = baselines;
    }

    /** @param admitted on its data */
    public List<GateOutlook> of(Admitted admitted) {
        JsonNode data = admitted.data();
        Target.Task task = Target.Task.valueOf(data.get("task").stringValue().toUpperCase(Locale.ROOT));
        int examples = data.at("/split/validation").asInt();
        return admitted.spec().gates().stream()
                .map(gate -> of(gate, task, examples))
                .toList();
    }

    private GateOutlook of(GateSpec gate, Target.Task task, int examples) {
        Baseline asked = gate.noWorseThan();
        if (asked == null) {
            return GateOutlook.absolute(gate, examples);
        }
        String found = baselines.find(asked).map(Job::id).map(Object::toString).orElse(null);
        return GateOutlook.compared(gate, examples, found, spread(new MetricName(gate.metric()), task));
    }

    private static GateOutlook.Spread spread(MetricName metric, Target.Task task) {
        if (metric.pairing(task) == MetricName.Pairing.RIGHT_OR_WRONG) {
            return GateOutlook.Spread.SHARE;
        }
        return metric.isShare(task) ? GateOutlook.Spread.UNIT : GateOutlook.Spread.UNBOUNDED;
    }
}
