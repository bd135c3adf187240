package dev.descent.catalog;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.descent.ml.spec.Parameter;
import dev.descent.ml.spec.SpecWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One parameter of a thing to choose.
 *
 * @param byDefault the value where none is given, null where that means none
 * @param choices the values there are, where they can be listed
 * @param limits {@code minimum}, {@code exclusive_minimum}, {@code maximum}, {@code exclusive_maximum}
 * @param rules what else must hold, in words
 */
record ParameterEntry(
        String name,
        String type,
        boolean required,
        @JsonProperty("default") JsonNode byDefault,

        @JsonProperty("enum") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> choices,

        @JsonAnyGetter Map<String, Object> limits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> rules,
        String description) {

    static ParameterEntry of(Parameter<?> parameter) {
        Map<String, Object> limits = new LinkedHashMap<>();
        parameter.limits().stream()
                .filter(limit -> !limit.keyword().isEmpty())
                .forEach(limit -> limits.put(limit.keyword().replaceAll("M", "_m"), limit.limit()));
        List<String> rules = parameter.limits().stream()
                .filter(limit -> limit.keyword().isEmpty())
                .map(Parameter.Limit::words)
                .toList();
        return new ParameterEntry(
                parameter.name(),
                parameter.type(),
                parameter.isRequired(),
                SpecWriter.write(parameter.byDefault()),
                parameter.choices(),
                limits,
                rules,
                parameter.text());
    }
}
