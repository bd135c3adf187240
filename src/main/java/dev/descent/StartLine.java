package dev.descent;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Says in one line, once requests are answered, where the service listens and where its data is. */
@Component
class StartLine {
    private static final Logger LOG = LoggerFactory.getLogger(Descent.class);

    private final DescentSettings settings;
    private final JdbcConnectionDetails database;
    private final Environment environment;

    StartLine(DescentSettings settings, JdbcConnectionDetails database, Environment environment) {
        this.settings = settings;
        this.database = database;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        LOG.info(
                "Descent ({}) listens on {}; its data is in {} and {}; started in {} s",
                StringUtils.collectionToDelimitedString(settings.roles(), ", ").toLowerCase(Locale.ROOT),
                address(event.getApplicationContext()),
                settings.home(),
                withoutParameters(database.getJdbcUrl()),
                seconds(event.getTimeTaken()));
    }

    private String address(ApplicationContext context) {
        if (!(context instanceof WebServerApplicationContext server) || server.getWebServer() == null) {
            return "no address";
        }
        String host = environment.getProperty("server.address", "0.0.0.0");
        String name = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + server.getWebServer().getPort();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "?" : String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    /** A URL may carry a password in its parameters. */
    private static String withoutParameters(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
