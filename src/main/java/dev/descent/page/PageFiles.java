package dev.descent.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Serves scripts and styles below {@code /page}, and the charting library out of its jar. */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebFluxConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        served(
                registry.addResourceHandler("/page/uplot/**"),
                "classpath:/META-INF/resources/webjars/uplot/1.6.30/dist/");
        served(registry.addResourceHandler("/page/**"), "classpath:/static/page/");
    }

    /** By their content, and not by their time, which is the same in every build: browsers must not keep files of an older one. */
    private static void served(ResourceHandlerRegistration files, String location) {
        files.addResourceLocations(location)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(PageFiles::hash);
    }

    private static String hash(Resource file) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
