package dev.descent.folder;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Checks the folders before any bean is made, the embedded database's among them. */
@Configuration(proxyBeanMethods = false)
class FolderConfiguration {

    /** @throws FoldersNotUsable when it runs, where one of them cannot be used */
    @Bean
    static BeanFactoryPostProcessor folderCheck(Environment environment) {
        return factory -> {
            List<FolderFault> faults = Folders.of(environment).faults();
            if (!faults.isEmpty()) {
                throw new FoldersNotUsable(faults);
            }
        };
    }
}
