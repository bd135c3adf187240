package dev.descent.ml.data.table;

import dev.descent.ml.base.Awaited;
import dev.descent.ml.base.HelperThread;
import dev.descent.ml.base.IdleCores;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Gives cells on in their order: where a core idles, from another thread, while this one brings the next. */
final class RowBlocks implements TableCells, AutoCloseable {
    private final TableCells taker;
    private final IdleCores cores;
    private final HelperThread thread = new HelperThread("rows");
    private RowBlock filling = new RowBlock();
    private RowBlock taken = new RowBlock();
    private @Nullable Future<?> taking;
    private boolean failed;

    RowBlocks(TableCells taker, IdleCores cores) {
        this.taker = taker;
        this.cores = cores;
    }

    @Override
    public void part(String name) {
        flush();
        taker.part(name);
    }

    @Override
    public void cell(int column, String text) {
        filling.cell(column, text);
    }

    @Override
    public void end(long line, int cells) {
        filling.end(line, cells);
        if (filling.isFull()) {
            await();
            next();
        }
    }

    private void next() {
        RowBlock full = filling;
        filling = taken;
        taken = full;
        if (cores.take()) {
            taking = thread.submit(() -> {
                full.giveTo(taker);
                return full;
            });
        } else {
            give(full);
        }
    }

    private void give(RowBlock block) {
        failed = true;
        block.giveTo(taker);
        failed = false;
    }

    /** Waits until all rows are taken. What the taker throws is thrown once, and it gets nothing after it. */
    void flush() {
        await();
        if (!failed) {
            give(filling);
        }
    }

    private void await() {
        Future<?> other = taking;
        if (other == null) {
            return;
        }
        taking = null;
        failed = true;
        try {
            Awaited.of(other);
            failed = false;
        } finally {
            cores.giveBack();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
