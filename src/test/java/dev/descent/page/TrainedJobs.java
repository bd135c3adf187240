package dev.descent.page;

import dev.descent.Api;
import org.awaitility.Awaitility;

/** Jobs that were trained for the page to be looked at, each of a few hundred iterations. */
record TrainedJobs(Api api, String first, String wentOn, String otherSeed) {
    static final int EPOCHS = 12;
    static final int ITERATIONS = 180;
    static final int LATER_EPOCHS = 20;
    static final int LATER_ITERATIONS = 300;

    static TrainedJobs train(int port) throws Exception {
        Api api = new Api(port);
        String first = trained(api, job("first", 1, EPOCHS, "\"tags\": {\"seed\": \"1\"}"));
        String wentOn =
                trained(api, job("went on", 1, LATER_EPOCHS, "\"start_from\": {\"job\": \"%s\"}".formatted(first)));
        return new TrainedJobs(
                api, first, wentOn, trained(api, job("other seed", 2, EPOCHS, "\"tags\": {\"seed\": \"2\"}")));
    }

    /** A loss of two terms, and another one that is reported. */
    private static String job(String name, int seed, int epochs, String more) {
        return """
                {"name": "%s", "dataset": {"uri": "sample:spirals"}, "model": {"type": "mlp", "hidden": [8]},
                 "loss": {"type": "sum", "terms": [{"loss": "cross_entropy"}, {"weight": 0.5, "loss": "focal"}]},
                 "training": {"seed": %d, "epochs": %d, "batch_size": 32, "report_losses": ["mse"]}, %s}
                """.formatted(name, seed, epochs, more);
    }

    static String trained(Api api, String job) throws Exception {
        String id = api.submit(job);
        Awaitility.await().until(() -> api.job(id).at("/status").asString().equals("succeeded"));
        return id;
    }
}
