package dev.descent.job.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.descent.job.JobSettings;
import dev.descent.ml.network.build.EngineChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class TurnsTest {
    private static final int CLAIMERS = 50;

    @AutoClose
    private final JobHouse byAge = new JobHouse();

    @AutoClose
    private final JobHouse fair = new JobHouse("", "team");

    @AutoClose
    private final JobHouse capped = new JobHouse("team:a=1, team:z=0", "team");

    @Test
    void aFloodOfOneTeamLetsOthersThrough() {
        List<UUID> flood = submit(fair, "a", 6);
        List<UUID> others = submit(fair, "b", 2);
        List<UUID> late = new ArrayList<>();
        List<UUID> claimed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            claimed.add(next(fair));
        }
        late.addAll(submit(fair, "c", 2));
        claimed.addAll(all(fair));
        assertThat(claimed)
                .containsExactly(
                        flood.get(0),
                        others.get(0),
                        flood.get(1),
                        others.get(1),
                        late.get(0),
                        flood.get(2),
                        late.get(1),
                        flood.get(3),
                        flood.get(4),
                        flood.get(5));
    }

    @Test
    void priorityGoesBeforeTurns() {
        submit(fair, "a", 3);
        UUID urgent = fair.submitOf("a", 5);
        assertThat(next(fair)).isEqualTo(urgent);
    }

    @Test
    void jobsWithoutTheTagTakeTurnsOfTheirOwn() {
        List<UUID> flood = submit(fair, "a", 3);
        UUID untagged =
                fair.submitWithoutData(JsonNodeFactory.instance.objectNode()).id();
        assertThat(all(fair)).containsExactly(flood.get(0), untagged, flood.get(1), flood.get(2));
    }

    @Test
    void withoutATagJobsGoByAge() {
        List<UUID> flood = submit(byAge, "a", 3);
        UUID other = byAge.submitOf("b", 0);
        assertThat(all(byAge)).startsWith(flood.toArray(UUID[]::new)).endsWith(other);
    }

    @Test
    void placesInTheQueueAreThoseOfTurns() {
        List<UUID> flood = submit(fair, "a", 3);
        UUID other = fair.submitOf("b", 0);
        UUID urgent = fair.submitOf("b", 1);
        List<UUID> order = List.of(urgent, flood.get(0), other, flood.get(1), flood.get(2));
        assertThat(order.stream().map(id -> fair.jobs().ahead(fair.job(id)))).containsExactly(0L, 1L, 2L, 3L, 4L);
        List<ListedJob> listed =
                fair.jobs().list(new JobFilter(null, null, null, Map.of()), 10).data();
        assertThat(listed).allSatisfy(job -> assertThat(job.ahead()).isEqualTo(order.indexOf(job.id())));
    }

    @Test
    void aFullTeamIsPassedOver() {
        List<UUID> flood = submit(capped, "a", 3);
        submit(capped, "z", 3);
        List<UUID> others = submit(capped, "b", 2);
        assertThat(all(capped)).containsExactly(flood.get(0), others.get(0), others.get(1));
    }

    @Test
    void aTeamThatWasFullDoesNotHoldBackWhereOthersBegin() {
        submit(capped, "a", 3);
        List<UUID> busy = submit(capped, "b", 4);
        next(capped);
        next(capped);
        next(capped);
        UUID newcomer = capped.submitOf("c", 0);
        assertThat(next(capped)).isEqualTo(newcomer);
        assertThat(all(capped)).containsExactlyElementsOf(busy.subList(2, 4));
    }

    @Test
    void aResumedJobGoesNoLaterThanOneThatComesNow() {
        List<UUID> flood = submit(fair, "a", 5);
        UUID last = flood.get(4);
        fair.pause(last);
        flood.subList(0, 4).forEach(fair::cancel);
        List<UUID> others = submit(fair, "b", 3);
        fair.resume(last);
        assertThat(all(fair)).containsExactly(last, others.get(0), others.get(1), others.get(2));
    }

    @Test
    void fiftyClaimersNeverClaimTheSameJobAndGoByPriorityAndAge() {
        List<UUID> expected = new ArrayList<>();
        for (int priority = 3; priority >= 0; priority--) {
            int level = priority;
            IntStream.range(0, 50).forEach(i -> expected.add(byAge.submitOf("team " + i % 3, level)));
        }
        List<List<UUID>> claimed = Together.run(CLAIMERS, claimer -> all(byAge.anotherQueue()));
        assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(claimed).allSatisfy(one -> assertThat(one.stream().map(expected::indexOf))
                .isSorted());
    }

    @Test
    void fiftyClaimersUnderCapsTakeNoMoreThanThese() {
        submit(capped, "a", 20);
        List<UUID> others = submit(capped, "b", 60);
        List<UUID> claimed = Together.run(CLAIMERS, claimer -> all(capped.anotherQueue())).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(claimed).hasSize(61).doesNotHaveDuplicates().containsAll(others);
    }

    @Test
    void fairTagThatIsNoNameOfATagIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobSettings(null, null, "", "team:a", null, EngineChoice.AUTO))
                .withMessageContaining("descent.job.fair-tag")
                .withMessageContaining("team:a");
    }

    private static List<UUID> submit(JobHouse house, String team, int jobs) {
        return IntStream.range(0, jobs).mapToObj(i -> house.submitOf(team, 0)).toList();
    }

    private static UUID next(JobHouse house) {
        return house.claim(JobHouse.LEASE).id();
    }

    private static List<UUID> all(JobHouse house) {
        return all(house.queue());
    }

    private static List<UUID> all(JobQueue queue) {
        return Stream.generate(() -> queue.claim("tester", JobHouse.LEASE))
                .takeWhile(Optional::isPresent)
                .map(job -> job.orElseThrow().id())
                .toList();
    }
}
