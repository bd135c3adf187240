package dev.descent.system;

import dev.descent.ml.network.BackendChoice;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What ND4J computes on.
 *
 * @param device of this process, for all its jobs
 */
@ConfigurationProperties("descent.backend")
record BackendSettings(BackendChoice device) {}
