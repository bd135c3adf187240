package dev.descent.artifact;

import java.util.UUID;

/** Which jobs there are, as whoever keeps them knows. */
public interface KnownJobs {
    boolean exists(UUID job);
}
