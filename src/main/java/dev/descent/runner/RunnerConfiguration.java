package dev.descent.runner;

import dev.descent.dataset.Datasets;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Trainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Chooses what trains: this process, on the worker's own thread. */
@Configuration(proxyBeanMethods = false)
@Profile("worker")
class RunnerConfiguration {

    @Bean
    Trainer trainer(RunnerSettings settings, Datasets datasets) {
        return new LocalTrainer(settings.scratch(), datasets.modelFiles(FetchWatch::briefly), settings.tries());
    }
}
