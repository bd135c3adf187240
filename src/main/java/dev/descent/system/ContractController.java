package dev.descent.system;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the contract as it was shipped. */
@RestController
class ContractController {
    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource contract() {
        return new ClassPathResource("openapi.yaml");
    }
}
