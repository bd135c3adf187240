package dev.descent.catalog;

import dev.descent.ml.data.augment.AugmentSpec;
import dev.descent.ml.data.format.FormatSpec;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.model.ModelSpec;
import dev.descent.ml.model.layer.LayerSpec;
import dev.descent.ml.optimizer.OptimizerSpec;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The families a job is put together from, by their names in the API. */
final class Catalog {
    static final Map<String, Family<?>> FAMILIES = families();

    private Catalog() {}

    /** @throws NotInCatalog where there is no family of that name */
    static List<Entry> entries(String family) {
        return family(family).catalogue().stream().map(Entry::of).toList();
    }

    /** @throws NotInCatalog where the family has no member of that name or alias */
    static Entry entry(String family, String type) {
        Family<?> members = family(family);
        Class<?> member = members.member(type);
        if (member == null) {
            throw new NotInCatalog(family + " has no " + type + members.hint(type));
        }
        return Entry.of(members.about(member));
    }

    private static Family<?> family(String name) {
        Family<?> family = FAMILIES.get(name);
        if (family == null) {
            throw new NotInCatalog("there is no family " + name + Nearest.hint(name, FAMILIES.keySet()));
        }
        return family;
    }

    private static Map<String, Family<?>> families() {
        Map<String, Family<?>> families = new LinkedHashMap<>();
        families.put("losses", Family.of(LossSpec.class));
        families.put("optimizers", Family.of(OptimizerSpec.class));
        families.put("schedules", Family.of(ScheduleSpec.class));
        families.put("models", Family.of(ModelSpec.class));
        families.put("layers", Family.of(LayerSpec.class));
        families.put("formats", Family.of(FormatSpec.class));
        families.put("augmentations", Family.of(AugmentSpec.class));
        return Collections.unmodifiableMap(families);
    }
}
