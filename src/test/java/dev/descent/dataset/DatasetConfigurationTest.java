package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.descent.content.ContentStores;
import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.UploadClaimStore;
import dev.descent.dataset.registry.Uploads;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class DatasetConfigurationTest {
    @TempDir
    Path home;

    @Test
    void settingsOfTheFileAreBound() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(
                        DatasetConfiguration.class, RegistryStore.class, UploadClaimStore.class, Uploads.class)
                .withBean(ContentStores.class, () -> ContentStores.IN_FOLDERS)
                .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
                .withBean(TransactionOperations.class, TransactionOperations::withoutTransaction)
                .withPropertyValues("descent.home=" + home, "DESCENT_DATASET_CACHE=3MB")
                .run(context -> {
                    DatasetSettings settings = context.getBean(DatasetSettings.class);
                    assertThat(settings.files()).isEqualTo(home.resolve("files"));
                    assertThat(settings.cacheBytes().toMegabytes()).isEqualTo(3);
                    assertThat(settings.limits().bytes()).isEqualTo(4L << 30);
                    assertThat(settings.limits().pixels()).isEqualTo(40_000_000);
                    assertThat(context).hasSingleBean(Datasets.class);
                });
    }

    @Test
    void settingThatIsNotPositiveStopsTheStart() {
        new ApplicationContextRunner()
                .withUserConfiguration(
                        DatasetConfiguration.class, RegistryStore.class, UploadClaimStore.class, Uploads.class)
                .withBean(ContentStores.class, () -> ContentStores.IN_FOLDERS)
                .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
                .withBean(TransactionOperations.class, TransactionOperations::withoutTransaction)
                .withPropertyValues("descent.dataset.max-pixels=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
