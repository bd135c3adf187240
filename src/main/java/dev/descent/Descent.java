package dev.descent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class Descent {
    public static void main(String[] arguments) {
        SpringApplication.run(Descent.class, arguments);
    }
}
