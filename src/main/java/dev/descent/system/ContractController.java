package dev.descent.system;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the contract as it was shipped, and at the root a page that points to it. */
@RestController
class ContractController {
    private static final String POINTERS = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Descent</title></head>
            <body>
            <h1>Descent</h1>
            <p>Trains neural networks as a service, over HTTP.</p>
            <ul>
            <li><a href="/openapi.yaml">the API's contract</a>: every call, with examples</li>
            <li><a href="/v1/catalog">the catalogue</a>: losses, optimizers, schedules, models, formats</li>
            <li><a href="/v1/jobs">the jobs</a></li>
            <li><a href="/v1/system">the system</a>, and its <a href="/actuator/health">health</a></li>
            </ul>
            </body>
            </html>
            """;

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource contract() {
        return new ClassPathResource("openapi.yaml");
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String pointers() {
        return POINTERS;
    }
}
