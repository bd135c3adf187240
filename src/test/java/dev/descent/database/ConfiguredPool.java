package dev.descent.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A pool as the service has it by its settings' defaults, of one connection. */
final class ConfiguredPool {
    private ConfiguredPool() {}

    static HikariDataSource of(TestDatabase database) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("settings", new ClassPathResource("application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        HikariDataSource pool = Binder.get(environment)
                .bind("spring.datasource.hikari", HikariDataSource.class)
                .get();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
