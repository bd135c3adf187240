package dev.descent;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What concerns the process as a whole.
 *
 * @param home the data folder
 * @param roles what the process does; an unknown role is refused here
 */
@ConfigurationProperties("descent")
record DescentSettings(Path home, Set<Role> roles) {
    DescentSettings {
        home = home.toAbsolutePath().normalize();
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("descent.roles must name api, worker or both");
        }
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }
}
