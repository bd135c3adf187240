package dev.descent.event.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.descent.event.log.JsonText;
import java.io.IOException;
import java.io.Writer;

/** A row per point, under a header. */
final class CsvLineWriter implements HistoryFormat.HistoryWriter {
    private final CsvWriter csv;
    private String series = "";

    CsvLineWriter(Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord("series", "epoch", "iteration", "value");
    }

    @Override
    public void begin(Series next) {
        series = next.name();
    }

    @Override
    public void point(Point point) {
        csv.writeRecord(
                series,
                Integer.toString(point.epoch()),
                Long.toString(point.iteration()),
                JsonText.plain(point.value()));
    }

    @Override
    public void end() {
        // rows have no bracket to close
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
