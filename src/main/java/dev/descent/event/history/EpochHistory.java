package dev.descent.event.history;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the epochs of a job came to, as its log has it now. */
@Component
public class EpochHistory {
    private final HistoryStore store;

    EpochHistory(HistoryStore store) {
        this.store = store;
    }

    /** The epochs that stand; none of a job that is not there, or where there is no job. */
    public EpochSeries of(@Nullable UUID job) {
        EpochSeries[] series = {new EpochSeries(Map.of())};
        if (job != null) {
            store.inOneSnapshot(() -> series[0] = store.epochSeries(job));
        }
        return series[0];
    }
}
