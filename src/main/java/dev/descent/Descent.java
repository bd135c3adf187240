package dev.descent;

import dev.descent.database.DatabaseStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Starts the service. Two things that a start would spend time on are left out: the search for components among the classes of {@code ml},
 * which are most and have none, and proxies, through which no bean is called.
 */
@SpringBootApplication(
        scanBasePackages = {
            "dev.descent.access",
            "dev.descent.artifact",
            "dev.descent.catalog",
            "dev.descent.cluster",
            "dev.descent.content",
            "dev.descent.database",
            "dev.descent.dataset",
            "dev.descent.event",
            "dev.descent.folder",
            "dev.descent.http",
            "dev.descent.inference",
            "dev.descent.job",
            "dev.descent.page",
            "dev.descent.plot",
            "dev.descent.race",
            "dev.descent.runner",
            "dev.descent.s3",
            "dev.descent.samples",
            "dev.descent.system"
        },
        exclude = {
            AopAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@ConfigurationPropertiesScan
@Import({FileNameEncoding.class, StartLine.class})
public class Descent {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Descent.class);
        application.addInitializers(new UnknownSettings(), new NativeCode(), new Language(), new DatabaseStart());
        application.run(arguments);
    }
}
