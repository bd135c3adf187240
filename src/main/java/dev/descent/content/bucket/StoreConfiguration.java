package dev.descent.content.bucket;

import dev.descent.content.ContentStores;
import dev.descent.s3.S3Settings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where content is kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoreSettings.class, S3Settings.class})
class StoreConfiguration {

    /** @throws StoreNotUsable where a bucket is named that cannot be used */
    @Bean
    ContentStores contentStores(StoreSettings settings, S3Settings s3) {
        if (settings.location() == null) {
            return ContentStores.IN_FOLDERS;
        }
        BucketStores stores = BucketStores.of(settings, s3, BucketBounds.USUAL);
        stores.faultAtStart().ifPresent(fault -> {
            stores.close();
            throw new StoreNotUsable(stores.location(), fault);
        });
        return stores;
    }
}
