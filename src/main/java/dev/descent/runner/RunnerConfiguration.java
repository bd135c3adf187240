package dev.descent.runner;

import dev.descent.cluster.ClusterData;
import dev.descent.cluster.ClusterTrainer;
import dev.descent.dataset.Datasets;
import dev.descent.dataset.remote.FetchWatch;
import dev.descent.ml.model.ModelFiles;
import dev.descent.ml.train.LocalTrainer;
import dev.descent.ml.train.Trainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Chooses what trains: this process, on the worker's own thread, or a cluster. */
@Configuration(proxyBeanMethods = false)
@Profile("worker")
class RunnerConfiguration {

    @Bean
    Trainer trainer(RunnerSettings settings, ClusterData cluster, Datasets datasets) {
        ModelFiles models = datasets.references().modelFiles(FetchWatch::briefly);
        return new ChosenTrainer(
                new LocalTrainer(settings.scratch(), models, settings.tries()),
                new ClusterTrainer(cluster, models, settings.scratch(), settings.lease()));
    }
}
