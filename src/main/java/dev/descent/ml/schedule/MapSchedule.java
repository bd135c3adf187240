package dev.descent.ml.schedule;

import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Faults;
import dev.descent.ml.spec.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rates by hand: each holds from its boundary to the next. */
public record MapSchedule(Map<String, Double> rates, Per per) implements ScheduleSpec {
    private static final Parameter<Map<String, Double>> RATES = Parameter.<Map<String, Double>>of(
                    "rates", "object of number")
            .required()
            .says("Learning rates by the t they hold from, such as {\"0\": 0.1, \"1000\": 0.01}; \"0\" must be "
                    + "among them.");

    static final About ABOUT = About.of("map", "Rates by hand, each from its boundary to the next.")
            .formula("rates[largest boundary that is at most t]")
            .category("piecewise")
            .useWhen("you have looked at the loss curve and know when to change the rate, or follow a published table")
            .avoidWhen("the changes are regular: take step")
            .parameters(RATES, Per.PARAMETER)
            .example("{\"type\": \"map\", \"rates\": {\"0\": 0.1, \"1000\": 0.01, \"1500\": 0.001}}");

    public MapSchedule {
        Faults faults = new Faults();
        rates = RATES.of(rates, faults);
        per = Per.PARAMETER.of(per, faults);
        faults.raise();
        rates.forEach((boundary, rate) -> check(boundary, rate, faults));
        faults.check(rates.containsKey("0"), RATES.name(), "must say the rate from \"0\" on");
        faults.raise();
        rates = inOrder(rates);
    }

    @Override
    public Schedule build(long runIterations) {
        TreeMap<Long, Double> byBoundary = new TreeMap<>();
        rates.forEach((boundary, rate) -> byBoundary.put(Long.valueOf(boundary), rate));
        return (iteration, epoch) ->
                byBoundary.floorEntry(per.count(iteration, epoch)).getValue();
    }

    /** Leading zeros would make two names of one boundary; 9 digits fit what iterations are counted in. */
    private static void check(String boundary, Double rate, Faults faults) {
        String path = RATES.name() + "." + boundary;
        if (!boundary.matches("0|[1-9][0-9]{0,8}")) {
            faults.add(path, "must be named by a whole number from 0, below a thousand million");
        } else if (!(rate >= 0 && Double.isFinite(rate))) {
            faults.add(path, "must be at least 0, was " + rate);
        }
    }

    private static Map<String, Double> inOrder(Map<String, Double> rates) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        rates.keySet().stream()
                .map(Integer::valueOf)
                .sorted()
                .map(String::valueOf)
                .forEach(boundary -> sorted.put(boundary, rates.get(boundary)));
        return Collections.unmodifiableMap(sorted);
    }

    @Override
    public List<Milestone> milestones() {
        return rates.keySet().stream()
                .map(Long::valueOf)
                .map(boundary -> Milestone.begin("the boundary \"" + boundary + "\"", boundary, per))
                .toList();
    }
}
