package dev.descent.runner;

import dev.descent.content.ContentStores;
import dev.descent.http.Stop;
import dev.descent.job.queue.JobHouse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.support.StaticApplicationContext;

/** Workers of a house's jobs, which are stopped in the end. */
final class HouseWorkers {
    private final JobHouse house;
    private final List<Workers> started = new ArrayList<>();

    HouseWorkers(JobHouse house) {
        this.house = house;
    }

    Workers start(RunnerSettings settings, Training training) {
        Workers workers = new Workers(
                house.queue(),
                training,
                new Results(house.files(), new CheckpointFiles(house.files()), ContentStores.IN_FOLDERS, settings),
                house.notifier(),
                new LostWorkers(house.queue(), house.lost(), settings),
                settings,
                new Stop(new StaticApplicationContext()));
        workers.start();
        started.add(workers);
        return workers;
    }

    Workers last() {
        return started.get(started.size() - 1);
    }

    void stop() {
        started.forEach(Workers::stop);
    }
}
