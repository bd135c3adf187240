package dev.descent.plot;

import dev.descent.event.history.Curve;
import dev.descent.event.history.Curves;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A job's loss as one line of text. */
@Component
class LossLine {
    private static final int POINTS = 2_000;

    private final Curves curves;

    LossLine(Curves curves) {
        this.curves = curves;
    }

    /** The means of the epochs, or the iterations while there are few epochs; empty before the first. */
    String of(UUID job) {
        String epochs = line(job, "epoch_loss");
        return epochs.length() > 4 ? epochs : line(job, "loss");
    }

    private String line(UUID job, String series) {
        return curves.of(job, List.of(series), POINTS).stream()
                .findFirst()
                .map(Curve::values)
                .map(Sparkline::of)
                .orElse("");
    }
}
