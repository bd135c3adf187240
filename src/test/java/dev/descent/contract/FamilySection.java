package dev.descent.contract;

import dev.descent.ml.Families;
import dev.descent.ml.schedule.ScheduleSpec;
import dev.descent.ml.spec.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The last part of {@code openapi.yaml}: the schemas of all families of specs, as their records say. */
final class FamilySection {
    private static final Path CONTRACT = Path.of("openapi.yaml");
    private static final String BEFORE = "-Ddescent.contract.write=true\n";
    private static final JsonMapper JSON = new JsonMapper();

    private FamilySection() {}

    /** What should stand there. */
    static String generated() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        for (Class<?> type : Families.ALL) {
            List<String> shorthands = type == ScheduleSpec.class ? List.of("number") : List.of();
            schemas.put(FamilySchema.name(type), plain(FamilySchema.ofFamily(type, shorthands)));
            Family<?> family = Family.of(type);
            family.members()
                    .forEach(member -> schemas.put(
                            FamilySchema.name(type, member),
                            plain(FamilySchema.ofMember(member, family.about(member)))));
        }
        return new Yaml(options()).dump(schemas).indent(4);
    }

    /** What stands there. */
    static String written() throws IOException {
        String contract = Files.readString(CONTRACT);
        return contract.substring(start(contract));
    }

    static void write() throws IOException {
        String contract = Files.readString(CONTRACT);
        Files.writeString(CONTRACT, contract.substring(0, start(contract)) + generated());
    }

    private static int start(String contract) {
        int found = contract.indexOf(BEFORE);
        if (found < 0) {
            throw new IllegalStateException("openapi.yaml has no line that ends with " + BEFORE.strip());
        }
        return found + BEFORE.length();
    }

    private static Object plain(JsonNode schema) {
        return JSON.convertValue(schema, Object.class);
    }

    /** Short objects on one line, everything else in a line per member. */
    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(120);
        return options;
    }
}
