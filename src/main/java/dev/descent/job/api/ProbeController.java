package dev.descent.job.api;

import dev.descent.http.InvalidParameter;
import dev.descent.http.MachineError;
import dev.descent.job.admit.Admission;
import dev.descent.job.gate.GateOutlooks;
import dev.descent.job.probe.Prober;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;

/** Dry runs that look at a job's first batches. */
@RestController
@Profile("api")
class ProbeController {
    private static final int MOST_BATCHES = 64;

    private final Admission admission;
    private final Prober prober;
    private final Scheduler blocking;
    private final GateOutlooks gates;

    ProbeController(Admission admission, Prober prober, Scheduler blocking, GateOutlooks gates) {
        this.admission = admission;
        this.prober = prober;
        this.blocking = blocking;
        this.gates = gates;
    }

    @PostMapping(path = "/v1/jobs", params = "probe", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<DryRun> probe(
            @RequestBody JsonNode body,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(name = "probe") int batches) {
        if (!dryRun) {
            throw new InvalidParameter("probe", "is for dry_run=true: nothing is probed in a job that is queued");
        }
        InvalidParameter.checkBetween("probe", batches, 1, MOST_BATCHES);
        return Mono.fromCallable(MachineError.told(() -> admission.dryRun(body)))
                .subscribeOn(blocking)
                .flatMap(admitted ->
                        prober.probe(admitted, batches).map(report -> DryRun.of(admitted, report, gates.of(admitted))));
    }
}
