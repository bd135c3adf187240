package dev.descent.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the document at the root. */
@RestController
class PageController {
    /**
     * Scripts, styles and calls of this origin alone, and pictures that calls brought. No text becomes markup or a script, whatever a
     * job is called: browsers that know trusted types refuse to make any.
     */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(new ClassPathResource("static/index.html"));
    }
}
