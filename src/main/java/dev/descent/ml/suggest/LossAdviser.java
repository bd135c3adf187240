package dev.descent.ml.suggest;

import dev.descent.ml.data.TrainingData;
import dev.descent.ml.loss.LossSpec;
import dev.descent.ml.spec.About;
import dev.descent.ml.spec.Family;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.suggest.LossAdvice.Suggestion;
import dev.descent.ml.suggest.LossAdvice.Unfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ranks the losses of the catalogue for a data set. */
public final class LossAdviser {
    /** Made of other losses. */
    private static final Set<String> COMBINATIONS = Set.of("sum", "custom");

    private final LabelFacts facts;
    private final @Nullable PictureFacts pictures;
    private final LabelComplaints fit;
    private final Family<LossSpec> family = Family.of(LossSpec.class);
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<Unfit> unfit = new ArrayList<>();

    private LossAdviser(TrainingData data) {
        LabelSurvey survey = new LabelSurvey(data);
        facts = survey.facts();
        pictures = survey.pictures(data.encoding());
        fit = new LabelComplaints(data.target(), survey);
    }

    /** @param data with labels in their own unit */
    public static LossAdvice advise(TrainingData data) {
        return new LossAdviser(data).advice();
    }

    private LossAdvice advice() {
        Set<String> suggested = new HashSet<>();
        proposals().stream()
                .filter(proposal -> proposal.points() > 0)
                .sorted(Comparator.comparingDouble(Proposal::points).reversed())
                .forEach(proposal -> suggest(proposal, suggested));
        family.catalogue().stream()
                .filter(about -> !suggested.contains(about.type()) && !COMBINATIONS.contains(about.type()))
                .forEach(this::sort);
        return new LossAdvice(
                facts.target().task(),
                facts.examples(),
                facts.classes(),
                facts.numbers(),
                pictures,
                suggestions,
                others,
                unfit);
    }

    private List<Proposal> proposals() {
        if (pictures != null) {
            return new PictureRules(facts, pictures).proposals();
        }
        if (!facts.target().isCategorical()) {
            return facts.numbers().isEmpty() ? List.of() : new NumberRules(facts).proposals();
        }
        return facts.target().positions() > 1 ? new MapRules(facts).proposals() : new ClassRules(facts).proposals();
    }

    private void suggest(Proposal proposal, Set<String> suggested) {
        JsonNode json = JsonMapper.shared().readTree(proposal.loss());
        if (isKnown(json) && fit.complaint(read(json)) == null) {
            About about = about(json);
            suggested.add(about.type());
            suggestions.add(
                    new Suggestion(json, proposal.points(), proposal.reasons(), proposal.cautions(), about.useWhen()));
        }
    }

    /** Whether the catalogue has it, and each loss that it is made of. */
    private boolean isKnown(JsonNode loss) {
        String type = loss.isString() ? loss.stringValue() : loss.path("type").stringValue();
        return family.member(type) != null
                && loss.path("terms").valueStream().allMatch(term -> isKnown(term.get("loss")));
    }

    private About about(JsonNode loss) {
        return family.about(read(loss).getClass());
    }

    private static LossSpec read(JsonNode loss) {
        return SpecReader.read(loss, LossSpec.class);
    }

    private void sort(About about) {
        String complaint = fit.complaint(read(JsonMapper.shared().readTree(about.example())));
        if (complaint == null) {
            others.add(about.type());
        } else {
            unfit.add(new Unfit(about.type(), complaint));
        }
    }
}
