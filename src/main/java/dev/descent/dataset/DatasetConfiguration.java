package dev.descent.dataset;

import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.dataset.remote.RemoteSettings;
import dev.descent.s3.S3Settings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the data sets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatasetSettings.class, RemoteSettings.class, S3Settings.class})
class DatasetConfiguration {

    @Bean
    RemoteFiles remoteFiles(DatasetSettings settings, RemoteSettings remote, S3Settings s3) {
        return RemoteFiles.of(remote, s3, settings.maxBytes().toBytes());
    }

    @Bean
    Datasets datasets(DatasetSettings settings, RemoteFiles remote, RegistryStore registry, Uploads uploads) {
        return Datasets.of(settings, Schemes.of(settings).and(remote, settings.limits()), registry, uploads);
    }
}
