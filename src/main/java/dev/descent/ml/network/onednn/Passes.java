package dev.descent.ml.network.onednn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.PointerScope;

/** The compiled passes of a network, for the few sizes of batches that alternate: full and last, training and validation. */
final class Passes implements AutoCloseable {
    private static final int KEPT = 4;
    /** Sizes beyond it are its multiples. */
    private static final int STEP = 16;

    private final Compiler compiler;
    private final ParameterMemory parameters;
    private final stream queue;
    private final Map<Size, Pass> bySize = new LinkedHashMap<>(8, 0.75f, true);

    private record Size(int examples, boolean training) {}

    Passes(Compiler compiler, ParameterMemory parameters, stream queue) {
        this.compiler = compiler;
        this.parameters = parameters;
        this.queue = queue;
    }

    /** For batches of exactly so many. */
    Pass training(int examples) {
        return of(new Size(examples, true));
    }

    /** For batches of so many or more: examples do not touch each other in use, and few sizes are compiled. */
    Pass predicting(int examples) {
        int filledUp = examples <= STEP
                ? Math.max(1, Integer.highestOneBit(2 * examples - 1))
                : Math.toIntExact((examples + STEP - 1L) / STEP * STEP);
        return of(new Size(filledUp, false));
    }

    private Pass of(Size size) {
        Pass pass = bySize.get(size);
        if (pass == null) {
            makeRoom();
            pass = compile(size);
            bySize.put(size, pass);
        }
        return pass;
    }

    private void makeRoom() {
        if (bySize.size() == KEPT) {
            Iterator<Pass> eldest = bySize.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
    }

    /** Everything native that is made meanwhile on this thread belongs to the pass; nothing stays where it fails. */
    private Pass compile(Size size) {
        try (PointerScope scope = new PointerScope()) {
            Pass pass = compiler.compile(new PassBuilder(size.examples, size.training, parameters, queue));
            scope.extend();
            return pass.owning(scope);
        }
    }

    @Override
    public void close() {
        bySize.values().forEach(Pass::close);
        bySize.clear();
    }
}
