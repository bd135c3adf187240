package dev.descent.ml.gate;

import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The job that another must be no worse than.
 *
 * @param job its id; null where a tag tells
 * @param tag {@code branch:main}: the newest job of that tag that succeeded; null where an id tells
 */
public record Baseline(@Nullable String job, @Nullable String tag) {
    private static final Parameter<String> JOB = Parameter.text("job")
            .must("must be the id of a job", Baseline::isId)
            .says("The job.");
    private static final Parameter<String> TAG = Parameter.text("tag")
            .must("must be key:value", tag -> tag.indexOf(':') > 0 && tag.length() <= 1_000)
            .says("The newest job with this tag that succeeded.");

    public Baseline {
        Faults faults = new Faults();
        job = JOB.of(job, faults);
        tag = TAG.of(tag, faults);
        faults.check((job == null) != (tag == null), "", "must have either job or tag");
        faults.raise();
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** That there is no such job, in words. */
    public String missing() {
        return job != null
                ? "job " + job + " is not there or has not succeeded"
                : "no job with the tag " + tag + " has succeeded";
    }
}
