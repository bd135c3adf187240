package dev.descent.job.gate;

import dev.descent.content.HeldFile;
import dev.descent.job.Job;
import dev.descent.ml.train.SavedModel;

/** The model of a job that another is compared with, its file held. */
record BaselineModel(Job job, HeldFile file, SavedModel model) implements AutoCloseable {
    @Override
    public void close() {
        file.close();
    }
}
