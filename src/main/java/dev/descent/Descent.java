package dev.descent;

import dev.descent.database.DatabaseStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Descent {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Descent.class);
        application.addInitializers(new DatabaseStart(), new NativeCode());
        application.run(arguments);
    }
}
