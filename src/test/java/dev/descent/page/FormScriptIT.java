package dev.descent.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The form by itself: what it says of a job that there was. */
class FormScriptIT extends ScriptTest {
    private static final String FORM = """
            const { catalog } = await import('/page/api.js');
            const { JobForm } = await import('/page/job-form.js');
            const form = new JobForm(await catalog(), new AbortController().signal);
            const choose = (path, value) => {
              const field = form.element.querySelector(path);
              field.value = value;
              field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
            };
            const press = text => [...form.element.querySelectorAll('button')].find(each => each.textContent === text).click();
            """;

    private static final String SPEC = """
            {"name": "cells", "tags": {"team": "botany"}, "priority": 3,
             "dataset": {"uri": "dataset:a", "sha256": "ab", "format": {"type": "csv", "target": "y", "header": true},
                         "split": {"validation": 0.3, "test": 0.1}, "normalize": "none", "augment": []},
             "model": {"type": "mlp", "hidden": [7]}, "loss": {"type": "focal", "gamma": 3.0},
             "optimizer": {"type": "sgd", "learning_rate": {"type": "constant", "value": 0.05}},
             "training": {"epochs": 4, "batch_size": 8, "seed": 9, "keep": "best"}, "start_from": {"job": "b", "checkpoint": "last"}}
            """;

    @Test
    void jobIsPutIntoTheFormAndKeepsWhatTheFormHasNoFieldFor() {
        JsonNode spec =
                browser.module(FORM + "form.write(%s); return [form.fields.inert, form.spec()];".formatted(SPEC));

        assertThat(spec.get(0).asBoolean()).isFalse();
        assertThat(spec.get(1).get("name").asString()).isEqualTo("cells");
        assertThat(spec.get(1).get("priority").asInt()).isEqualTo(3);
        assertThat(spec.at("/1/tags/team").asString()).isEqualTo("botany");
        assertThat(spec.at("/1/dataset/sha256").asString()).isEqualTo("ab");
        assertThat(spec.at("/1/dataset/format/target").asString()).isEqualTo("y");
        assertThat(spec.at("/1/dataset/split")).isEqualTo(json("{\"test\": 0.1, \"validation\": 0.3}"));
        assertThat(spec.at("/1/dataset/normalize").asString()).isEqualTo("none");
        assertThat(spec.at("/1/model")).isEqualTo(json("{\"type\": \"mlp\", \"hidden\": [7]}"));
        assertThat(spec.at("/1/loss")).isEqualTo(json("{\"type\": \"focal\", \"gamma\": 3}"));
        assertThat(spec.at("/1/optimizer")).isEqualTo(json("{\"type\": \"sgd\", \"learning_rate\": 0.05}"));
        assertThat(spec.at("/1/training/keep").asString()).isEqualTo("best");
        assertThat(spec.at("/1/training/seed").asInt()).isEqualTo(9);
        assertThat(spec.at("/1/start_from/job").asString()).isEqualTo("b");
    }

    @Test
    void lossIsChangedInTheFormOfAJobThatGoesOn() {
        JsonNode spec = browser.module(FORM + """
                form.write(%s);
                choose("[name='loss']", 'cross_entropy');
                return JSON.parse(form.json.value);
                """.formatted(SPEC));

        assertThat(spec.get("loss")).isEqualTo(json("\"cross_entropy\""));
        assertThat(spec.at("/start_from/job").asString()).isEqualTo("b");
    }

    @Test
    void otherDataHaveNothingOfTheDataBefore() {
        assertThat(browser.module(FORM + """
                form.write(%s);
                choose('#dataset-uri', 'sample:sine');
                return form.spec().dataset;
                """.formatted(SPEC)))
                .isEqualTo(json("{\"uri\": \"sample:sine\", \"split\": {\"validation\": 0.3}}"));
    }

    @Test
    void formTakesWhatWasWrittenByHand() {
        assertThat(browser.module(FORM + """
                choose('#job-json', JSON.stringify({ ...%s, loss: 'dice' }));
                const before = form.fields.inert;
                press('Back to the form');
                return [before, form.fields.inert, form.spec().loss, form.spec().training.epochs];
                """.formatted(SPEC))).isEqualTo(json("[true, false, \"dice\", 4]"));
    }

    @Test
    void whatTheFormCannotSayIsChangedByHand() {
        assertThat(browser.module(FORM + """
                form.write({ ...%s, tags: { 'a,b': 'c' } });
                return [form.fields.inert, JSON.parse(form.json.value).tags];
                """.formatted(SPEC))).isEqualTo(json("[true, {\"a,b\": \"c\"}]"));
    }
}
