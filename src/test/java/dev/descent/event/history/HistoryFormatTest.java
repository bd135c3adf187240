package dev.descent.event.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.descent.event.log.LogHead;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

class HistoryFormatTest {
    private static final LogHead HEAD = new LogHead(7, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                            | JSON",
                "text/html, application/xml;q=0.9, */*;q=0.8    | JSON",
                "application/*                                  | JSON",
                "application/pdf                                | JSON",
                "text/csv;q=0                                   | JSON",
                "text/csv;q=0.1, application/json;q=0.9         | JSON",
                "*/*;q=0.5, application/json;q=0.1              | CSV",
                "text/csv;charset=utf-8                         | CSV",
                "application/json;q=0.5, application/x-ndjson   | NDJSON",
            })
    void formIsTheOneThatTheClientPrefers(String accept, HistoryFormat format) {
        assertThat(HistoryFormat.preferred(MediaType.parseMediaTypes(accept))).isEqualTo(format);
    }

    @Test
    void columnsHoldEachSeries() throws IOException {
        assertThat(text(HistoryFormat.JSON)).isEqualTo("""
                {"last_seq":7,"ended":true,"series":{\
                "a \\"b\\"":{"values":[0.1,"NaN","-Infinity"],"iterations":[1,2,9]},\
                "epoch_loss":{"values":["Infinity",1.0E-5],"iterations":[4,8],"epochs":[1,2]}}}
                """);
    }

    @Test
    void linesAreObjects() throws IOException {
        assertThat(text(HistoryFormat.NDJSON)).isEqualTo("""
                {"series":"a \\"b\\"","epoch":1,"iteration":1,"value":0.1}
                {"series":"a \\"b\\"","epoch":1,"iteration":2,"value":"NaN"}
                {"series":"a \\"b\\"","epoch":3,"iteration":9,"value":"-Infinity"}
                {"series":"epoch_loss","epoch":1,"iteration":4,"value":"Infinity"}
                {"series":"epoch_loss","epoch":2,"iteration":8,"value":1.0E-5}
                """);
    }

    @Test
    void rowsQuoteNamesThatNeedIt() throws IOException {
        assertThat(text(HistoryFormat.CSV)).isEqualTo("""
                series,epoch,iteration,value
                "a ""b""\",1,1,0.1
                "a ""b""\",1,2,NaN
                "a ""b""\",3,9,-Infinity
                epoch_loss,1,4,Infinity
                epoch_loss,2,8,1.0E-5
                """);
    }

    @Test
    void nothingIsADocumentToo() throws IOException {
        assertThat(empty(HistoryFormat.JSON)).isEqualTo("{\"last_seq\":7,\"ended\":true,\"series\":{}}\n");
        assertThat(empty(HistoryFormat.NDJSON)).isEmpty();
        assertThat(empty(HistoryFormat.CSV)).isEqualTo("series,epoch,iteration,value\n");
    }

    @Test
    void doublesReadBackToTheBit() throws IOException {
        Random random = new Random(11);
        double[] values = random.longs(10_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        StringWriter out = new StringWriter();
        try (HistoryFormat.HistoryWriter writer = HistoryFormat.JSON.writer(out, HEAD)) {
            writer.begin(new Series("a", false, values.length, 0, 1, values.length));
            for (int i = 0; i < values.length; i++) {
                writer.point(new Point(1, i + 1, values[i]));
            }
            writer.end();
        }

        double[] read = JsonMapper.shared()
                .readTree(out.toString())
                .at("/series/a/values")
                .valueStream()
                .mapToDouble(value -> value.doubleValue())
                .toArray();

        assertThat(read).containsExactly(values);
    }

    private static String text(HistoryFormat format) throws IOException {
        StringWriter out = new StringWriter();
        try (HistoryFormat.HistoryWriter writer = format.writer(out, HEAD)) {
            write(
                    writer,
                    new Series("a \"b\"", false, 3, 2, 1, 3),
                    List.of(
                            new Point(1, 1, 0.1),
                            new Point(1, 2, Double.NaN),
                            new Point(3, 9, Double.NEGATIVE_INFINITY)));
            write(
                    writer,
                    new Series("epoch_loss", true, 2, 1, 1, 2),
                    List.of(new Point(1, 4, Double.POSITIVE_INFINITY), new Point(2, 8, 1e-5)));
        }
        return out.toString();
    }

    private static void write(PointSink writer, Series series, List<Point> points) throws IOException {
        writer.begin(series);
        for (Point point : points) {
            writer.point(point);
        }
        writer.end();
    }

    private static String empty(HistoryFormat format) throws IOException {
        StringWriter out = new StringWriter();
        format.writer(out, HEAD).close();
        return out.toString();
    }
}
