package dev.descent.http;

import dev.descent.ml.spec.Nearest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Refuses query parameters that the controller's method does not name: a misspelt {@code stauts=failed} must not list everything.
 */
final class KnownParameters extends RequestMappingHandlerMapping {
    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    protected void handleMatch(RequestMappingInfo info, HandlerMethod method, ServerWebExchange exchange) {
        super.handleMatch(info, method, exchange);
        Set<String> unknown =
                new TreeSet<>(exchange.getRequest().getQueryParams().keySet());
        if (!unknown.isEmpty()) {
            Set<String> known = known(method);
            unknown.removeAll(known);
            unknown.stream().findFirst().ifPresent(name -> {
                throw new InvalidParameter(name, "is not known here" + Nearest.hint(name, known));
            });
        }
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .collect(Collectors.toSet());
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return InputFaults.name(parameter);
    }
}
