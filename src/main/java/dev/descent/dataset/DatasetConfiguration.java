package dev.descent.dataset;

import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the data sets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatasetSettings.class)
class DatasetConfiguration {

    @Bean
    Datasets datasets(DatasetSettings settings, RegistryStore registry, Uploads uploads) {
        return Datasets.of(settings, registry, uploads);
    }
}
