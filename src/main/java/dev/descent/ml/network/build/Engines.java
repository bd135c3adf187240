package dev.descent.ml.network.build;

import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.network.Engine;
import dev.descent.ml.network.NativeRuntime;
import dev.descent.ml.network.NetworkPlan;
import dev.descent.ml.network.Refusal;
import dev.descent.ml.network.dl4j.Dl4jEngine;
import dev.descent.ml.network.onednn.OnednnEngine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engines, the fastest first. The last takes every network. */
public final class Engines {
    static final Engine ONEDNN = new OnednnEngine();
    static final Engine DL4J = new Dl4jEngine();
    private static final List<Engine> ALL = List.of(ONEDNN, DL4J);

    private static volatile List<EngineStatus> started = List.of();

    private Engines() {}

    /** All of them, once a network needed one; none before, for asking does not load native code. */
    public static List<EngineStatus> started() {
        return started;
    }

    /** Loads what there is, on first call. */
    static void start() {
        if (started.isEmpty()) {
            started = ALL.stream().map(Engines::status).toList();
        }
    }

    private static EngineStatus status(Engine engine) {
        return engine.unavailable()
                .map(reason -> new EngineStatus(engine.name(), null, null, false, reason))
                .orElseGet(() -> new EngineStatus(engine.name(), engine.version(), engine.instructions(), true, null));
    }

    /** Why oneDNN cannot compute such a network here, if it cannot. */
    static Optional<Refusal> refusal(NetworkPlan plan) {
        if (NativeRuntime.isOnCuda()) {
            return Optional.of(
                    new Refusal("", "oneDNN computes on the processor, and this process on a graphics card"));
        }
        return ONEDNN.unavailable().map(reason -> new Refusal("", reason)).or(() -> ONEDNN.refuses(plan));
    }

    static ChosenEngine chosen(Engine engine, @Nullable String reason) {
        return new ChosenEngine(engine.name(), engine.version(), engine.instructions(), reason);
    }
}
