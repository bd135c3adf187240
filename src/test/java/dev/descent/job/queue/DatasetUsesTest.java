package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.descent.dataset.registry.Registered;
import dev.descent.job.Status;
import dev.descent.ml.spec.InvalidSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class DatasetUsesTest {
    @AutoClose
    private final JobHouse house = new JobHouse();

    @Test
    void everyReferenceOfTheSpecIsNoted() {
        UUID data = register();
        UUID validation = register();
        UUID test = register();
        UUID model = register();
        UUID job = submit("{\"dataset\": {\"uri\": \"dataset:" + data
                + "\", \"split\": {\"validation\": {\"uri\": \"dataset:" + validation
                + "\"}, \"test\": {\"uri\": \"dataset:" + test
                + "\"}}}, \"model\": {\"type\": \"keras\", \"uri\": \"dataset:"
                + model + "\"}, \"name\": \"dataset:" + UUID.randomUUID() + "\"}");

        for (UUID used : List.of(data, validation, test, model)) {
            assertThat(house.uses().unfinished(used, 10)).containsExactly(job);
        }
    }

    @Test
    void textThatIsCalledUriIsNoReference() {
        UUID other = register();
        submit("{\"dataset\": {\"uri\": \"sample:sine\"}, \"model\": \"mlp\", \"note\": {\"uri\": \"dataset:" + other
                + "\"}, \"uri\": \"dataset:" + UUID.randomUUID() + "\"}");

        assertThat(house.uses().unfinished(other, 10)).isEmpty();
    }

    @Test
    void sameDatasetTwiceIsOneUse() {
        UUID data = register();
        UUID job = submit("{\"dataset\": {\"uri\": \"dataset:" + data
                + "\"}, \"model\": {\"type\": \"keras\", \"uri\": \"dataset:" + data + "\"}}");

        assertThat(house.uses().unfinished(data, 10)).containsExactly(job);
    }

    @Test
    void jobThatIsOverUsesNothingAndGoesOnWithoutIt() {
        UUID data = register();
        UUID job = submit(using(data));
        house.cancel(job);

        assertThat(house.uses().unfinished(data, 10)).isEmpty();
        house.registry().delete(data);
        assertThat(house.job(job).status()).isEqualTo(Status.CANCELLED);
        house.delete(job);
    }

    @Test
    void deletedDatasetIsAFaultAndQueuesNothing() {
        UUID data = register();
        house.registry().delete(data);

        assertThatExceptionOfType(InvalidSpec.class)
                .isThrownBy(() -> submit(using(data)))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.path()).isEqualTo("dataset.uri")));
        assertThat(house.jdbc()
                        .sql("select count(*) from jobs")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Whoever comes second finds what the first did: a job that is queued has its data, a data set that is deleted has no jobs. */
    @Test
    void jobAndDeletionAtOnceNeverBothSucceed() {
        for (int round = 0; round < 30; round++) {
            UUID data = register();
            List<Boolean> done = Together.run(4, number -> number < 3 ? queues(data) : deletes(data));

            boolean queued = done.subList(0, 3).contains(true);
            assertThat(done.get(3))
                    .as("deleted, where jobs were queued: %s", queued)
                    .isNotEqualTo(queued);
            assertThat(house.registry().find(data).isPresent()).isEqualTo(queued);
        }
    }

    private boolean queues(UUID data) {
        try {
            submit(using(data));
            return true;
        } catch (InvalidSpec deleted) {
            return false;
        }
    }

    private boolean deletes(UUID data) {
        return Boolean.TRUE.equals(house.transactions().execute(transaction -> {
            house.registry().lock(data);
            if (house.uses().unfinished(data, 1).isEmpty()) {
                house.registry().delete(data);
                return true;
            }
            return false;
        }));
    }

    private UUID register() {
        UUID id = UUID.randomUUID();
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        Registered.Content content = new Registered.Content("file:a", null, 1L, "0".repeat(64));
        house.registry().insert(new Registered.Candidate(id, null, content, null, nothing, null));
        return id;
    }

    private static String using(UUID data) {
        return "{\"dataset\": {\"uri\": \"dataset:" + data + "\"}}";
    }

    private UUID submit(String spec) {
        return house.submit("a", 0, JsonMapper.shared().readTree(spec)).id();
    }
}
