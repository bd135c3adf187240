package dev.descent.ml.data.table;

import dev.descent.ml.base.IdleCores;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A table that is read while another thread takes the rows before, where a core idles. Whoever takes them sees no difference: each row comes
 * after the one before it, and what is wrong with a row is found before anything behind it.
 *
 * @param cores which tell whether another one idles
 */
public record ReadAhead(TableSource source, IdleCores cores) implements TableSource {

    @Override
    public void read(TableCells cells) throws IOException {
        cores.occupy();
        try (RowBlocks blocks = new RowBlocks(cells, cores)) {
            try {
                source.read(blocks);
            } finally {
                blocks.flush();
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            cores.giveBack();
        }
    }
}
