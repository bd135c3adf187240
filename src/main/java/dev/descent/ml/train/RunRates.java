package dev.descent.ml.train;

import dev.descent.ml.schedule.Schedule;
import dev.descent.ml.train.checkpoint.Position;
import java.util.function.LongToDoubleFunction;

/** The learning rates of a run: its schedule's, halved by each rollback. */
record RunRates(Schedule schedule) {

    /** Of the next iteration. */
    double next(RunState state) {
        return of(state).applyAsDouble(state.iteration());
    }

    /** Of the epoch under way, by the iterations done before. */
    LongToDoubleFunction of(RunState state) {
        int epochs = state.epochs();
        int rollbacks = state.faults().rollbacks();
        return iterations -> Math.scalb(schedule.at(iterations, epochs), -rollbacks);
    }

    /** Of the last iteration before a position; 0 before the first. */
    double before(Position position) {
        double rate = position.iteration() == 0 ? 0 : schedule.at(position.iteration() - 1, position.epoch() - 1);
        return Math.scalb(rate, -position.faults().rollbacks());
    }
}
