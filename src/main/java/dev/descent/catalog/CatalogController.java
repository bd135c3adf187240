package dev.descent.catalog;

import dev.descent.http.Page;
import dev.descent.ml.loss.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists what a job can be put together from. */
@RestController
@Profile("api")
@RequestMapping("/v1/catalog")
class CatalogController {

    @GetMapping
    Map<String, List<Entry>> everything() {
        Map<String, List<Entry>> everything = new LinkedHashMap<>();
        Catalog.FAMILIES.keySet().forEach(family -> everything.put(family, Catalog.entries(family)));
        return everything;
    }

    @GetMapping("/recipes")
    Page<RecipeEntry> recipes() {
        return new Page<>(Recipe.all().stream().map(RecipeEntry::of).toList(), false);
    }

    @GetMapping("/{family}")
    Page<Entry> family(@PathVariable String family) {
        return new Page<>(Catalog.entries(family), false);
    }

    @GetMapping("/{family}/{type}")
    Entry entry(@PathVariable String family, @PathVariable String type) {
        return Catalog.entry(family, type);
    }
}
