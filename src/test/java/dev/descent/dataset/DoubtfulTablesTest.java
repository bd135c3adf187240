package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that can be learned from as they are, and were hardly meant so. */
class DoubtfulTablesTest {
    @TempDir
    Path files;

    @Test
    void aWordThatIsAnotherButForOneSlipIsTold() throws IOException {
        List<String> kinds = List.of("setosa", "virginica", "versicolor");
        write("a,kind,y\n", 150, i -> {
            String kind = i == 33 ? "setsoa" : kinds.get(i % 3);
            return i * i % 83 + "," + kind + "," + kind;
        });

        String told = " has \"setsoa\" in 1 row beside \"setosa\" in 49, which differ in one letter and are two words";
        assertThat(warnings("'target':'y'")).contains("column \"kind\"" + told, "column \"y\"" + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    microseconds since 1970 | when | 1700000000000000 | 86400000123
                    nanoseconds since 1970 | when | 1700000000000000000 | 86400000000000
                    days as spreadsheets count them | order date | 44000 | 3
                    """)
    void timesThatAreNumbersAreTold(String what, String name, long first, long step) throws IOException {
        write("a," + name + ",y\n", 30, i -> i * i + "," + (first + i * i * step) + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'", ",'split':{'shuffle':false}"))
                .singleElement()
                .asString()
                .startsWith("column \"" + name + "\" looks like ")
                .contains(what, "put it into ignore");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    months written as numbers | period | 20%2$d%1$02d
                    dates written as numbers (day, month, year) | of | %3$d%1$02d20%2$d
                    times of day written as numbers | dep_time | %2$d%3$02d
                    """)
    void datesThatAreNumbersAreTold(String what, String name, String form) throws IOException {
        write(
                "a," + name + ",y\n",
                30,
                i -> i * i + "," + String.format(form, i % 12 + 1, 12 + i % 11, i * 5 % 28 + 1) + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("column \"" + name + "\" looks like " + what);
    }

    @Test
    void otherNumbersAreNoTimes() throws IOException {
        write(
                "amount,date,time,y\n",
                30,
                i -> (20_000 + i * i) + "," + (i % 12 + 1) + "," + (i * i * 7 % 1999) + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'")).isEmpty();
    }

    @Test
    void numbersWithMoreDigitsThanAreKeptAreTold() throws IOException {
        write("a,tweet,y\n", 30, i -> i * i + ",1234567890123456" + (100 + i * 277 % 900) + "," + i * 7 % 31);

        String told = "has whole numbers of more digits than are kept of a number, such as \"1234567890123456100\"";
        assertThat(warnings("'target':'y'")).singleElement().asString().startsWith("column \"tweet\" " + told);
        assertThat(warnings("'target':'tweet'")).anyMatch(text -> text.startsWith("the target \"tweet\" " + told));
        assertThat(warnings("'target':'y','categorical':['tweet']")).noneMatch(text -> text.contains("more digits"));
    }

    @Test
    void codesWithZerosInFrontAreToldUnlessTheyAreNamed() throws IOException {
        List<String> codes = List.of("01067", "80331", "04103", "50667");
        write("a,zip,hour,y\n", 30, i -> i * i + "," + codes.get(i % 4) + ",0" + i % 10 + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("column \"zip\" has zeros in front, such as \"01067\", as codes have");
        assertThat(warnings("'target':'y','categorical':['zip']")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total", "Summe", "ИТОГО"})
    void aRowThatIsCalledATotalIsTold(String word) throws IOException {
        List<String> regions = List.of("north", "south", "west");
        write("region,a,y\n", 31, i -> i == 30 ? word + ",95,77" : regions.get(i % 3) + "," + i * i % 83 + "," + i);

        assertThat(warnings("'target':'y'"))
                .containsExactly("column \"region\" has \"" + word
                        + "\" in 1 row: if that sums up other rows, take it out of the file");
    }

    @Test
    void aLastRowOfSumsIsTold() throws IOException {
        int[] sums = new int[2];
        write("a,y\n", 31, i -> {
            int a = i == 30 ? sums[0] : i * i % 83;
            int y = i == 30 ? sums[1] : i * 7 % 31;
            sums[0] += a;
            sums[1] += y;
            return a + "," + y;
        });

        assertThat(warnings("'target':'y'"))
                .containsExactly("row 31 has the sum of all rows before it in column \"a\":"
                        + " if it is a total, take it out of the file");
    }

    @Test
    void kindsThatAreCalledTotalAreNot() throws IOException {
        List<String> kinds = List.of("total", "partial", "annular");
        write("kind,a,y\n", 30, i -> kinds.get(i % 3) + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'")).isEmpty();
    }

    @Test
    void valuesAboveEmptyCellsAreTold() throws IOException {
        List<String> groups = List.of("north", "south", "north", "south", "north");
        write("region,deck,a,y\n", 30, i -> {
            String region = i % 6 == 0 ? groups.get(i / 6) : "";
            String deck = i % 4 == 1 ? "ABC".substring(i % 3, i % 3 + 1) : "";
            return region + "," + deck + "," + i * i + "," + i * 7 % 31;
        });

        assertThat(warnings("'target':'y'"))
                .filteredOn(text -> text.contains("empty cells"))
                .singleElement()
                .asString()
                .startsWith("column \"region\" has a value in 5 of 30 rows, each another one above empty cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "patient_id", "UserId", "Subject No", "customers"})
    void groupsInTwoPartsAreTold(String name) throws IOException {
        write(name + ",a,y\n", 60, i -> "P" + i / 5 + "," + i * i % 83 + "," + i * 7 % 31);

        for (String format : List.of("'target':'y'", "'target':'y','ignore':['" + name + "']")) {
            assertThat(warnings(format))
                    .anyMatch(text -> text.matches("of the \\d+ in column \"" + name
                            + "\" whose rows the validation part has, \\d+ have others that are trained on: .*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_type", "place", "username"})
    void otherColumnsAreNoGroups(String name) throws IOException {
        write(name + ",a,y\n", 60, i -> "P" + i / 5 + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'")).noneMatch(text -> text.contains("whose rows"));
    }

    @Test
    void aColumnOfValuesWithoutANameIsTold() throws IOException {
        write("a,,y\n", 60, i -> i * i % 83 + "," + i % 7 / 10.0 + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .anyMatch(text -> text.startsWith("column \"column_2\" has values and no name in the header"));
        assertThat(warnings("'target':'y','features':['a','column_2']"))
                .noneMatch(text -> text.contains("no name in the header"));

        write("1,0.5,3\n", 60, i -> i * i % 83 + "," + i % 7 / 10.0 + "," + i * 7 % 31);
        assertThat(warnings("'target':'column_3','header':false"))
                .noneMatch(text -> text.contains("no name in the header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"animal", "speaker", "device"})
    void whatIsLearnedIsNoGroup(String name) throws IOException {
        write("a,b," + name + "\n", 60, i -> i % 17 + "," + i * i % 83 + ",P" + i % 6);

        assertThat(warnings("'target':'" + name + "'")).noneMatch(text -> text.contains("whose rows"));
    }

    @Test
    void usersOfOneRowEachAreNoGroups() throws IOException {
        write("user,a,y\n", 4000, i -> "P" + i + "," + i * i % 83 + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'")).noneMatch(text -> text.contains("whose rows"));
    }

    @Test
    void groupsThatAreKeptApartAreNotTold() throws IOException {
        write(
                "patient,part,a,y\n",
                60,
                i -> i / 5 + "," + (i < 50 ? "train" : "val") + "," + i * i % 83 + "," + i * 7 % 31);
        String split = ",'split':{'column':'part'}";

        assertThat(warnings("'target':'y'", split)).noneMatch(text -> text.contains("whose rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#WERT!", "#NV", "#VALEUR!", "#¿NOMBRE?", "desconocido", "нет данных", "Prefer not to say"})
    void marksOfOtherLanguagesAreTold(String mark) throws IOException {
        write("c,a,y\n", 30, i -> (i % 9 == 0 ? mark : "rb".charAt(i % 2)) + "," + i * i + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("column \"c\" has \"" + mark + "\" or the like in 4 rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    0x%X | hexadecimal numbers
                    %d/16 | fractions
                    "=""%03d""\" | numbers in quotes
                    """)
    void numbersInAnotherFormAreRefused(String cell, String what) throws IOException {
        write("v,a,y\n", 30, i -> String.format(cell, i + 1) + "," + i * i + "," + i * 7 % 31);

        assertThat(faults("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("format.features has " + what + " in column \"v\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT%dH30M", "%d days 00:00:10", "%dh 5m", "1 day, %d hours 2 min"})
    void durationsAreLeftOut(String form) throws IOException {
        write("v,a,y\n", 30, i -> "\"" + String.format(form, i % 5) + "\"," + i * i + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'")).singleElement().asString().startsWith("column \"v\" holds dates or times");
    }

    @Test
    void severalWordsInOneCellAreTold() throws IOException {
        List<String> tags = List.of("red", "blue", "red; blue", "A+", "A");
        write("tags,list,a,y\n", 30, i -> tags.get(i % 5) + ",[" + i % 2 + "]," + i * i + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("column \"list\" holds lists or objects, such as \"[0]\""))
                .anyMatch(text ->
                        text.startsWith("column \"tags\" has \"red; blue\", which is a word of its own beside"));
    }

    @Test
    void aColumnOfPartsThatIsLearnedFromIsTold() throws IOException {
        write("part,a,y\n", 30, i -> List.of("Train", "valid", "TEST").get(i % 3) + "," + i * i + "," + i * 7 % 31);

        assertThat(warnings("'target':'y'"))
                .containsExactly("column \"part\" says parts of a split and is learned from: to divide by it,"
                        + " name it in split.column");
    }

    @Test
    void aHeaderThatComesAgainIsRefused() throws IOException {
        write("a,y\n", 30, i -> i == 20 ? "a,y" : "k" + i % 3 + ",c" + i % 2);

        assertThat(faults("'target':'y'")).containsExactly("uri has its header again in line 22: take that line out");
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() throws IOException {
        write("a,y,c\n", 30, i -> i * i + "," + i + "," + (i == 27 ? "\"" : "") + "k" + i % 3);
        assertThat(faults("'target':'y'")).containsExactly("uri has a quote in line 29 that is never closed");

        write("a,y,c\n", 30, i -> i * i + "," + i + "," + (i == 9 ? "\"big" : i == 20 ? "big\"" : "k" + i % 3));
        assertThat(faults("'target':'y'"))
                .containsExactly("uri has a quoted cell in line 11 that goes on for 12 lines, which look like rows:"
                        + " a quote in it is missing, or is one too many");
    }

    @Test
    void quotedCellsOfSeveralLinesAreRead() throws IOException {
        write("a,c,y\n", 30, i -> i * i + ",\"one, of\nk\n\nand so, on\"," + i + "\n\n");
        assertThat(faults("'target':'y','ignore':['c']")).isEmpty();

        Files.writeString(
                files.resolve("t.csv"), "a,y\n" + "1,\"2\"\n2,\"3\"\n3,\"4\"\n4,\"5\"\n".repeat(5) + "#end\n");
        assertThat(faults("'target':'y','comment':'#'")).isEmpty();
    }

    @Test
    void proseOfSeveralLinesWithCommasIsNoRows() throws IOException {
        write(
                "a,text,y\n",
                30,
                i -> i * i + ",\"Well, well\nIt came late, and broken, too\nNot, again, and so on, thanks\n"
                        + "So, no, never\nBye, then\"," + i);
        assertThat(faults("'target':'y','ignore':['text']")).isEmpty();
    }

    private void write(String header, int rows, IntFunction<String> row) throws IOException {
        String text = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        Files.writeString(files.resolve("t.csv"), header + text + "\n");
    }

    private List<String> warnings(String format) {
        return warnings(format, "");
    }

    private List<String> warnings(String format, String split) {
        return Loading.load(files, json(format, split)).data().warnings();
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format, ""));
    }

    private static String json(String format, String split) {
        return ("{'uri':'file:t.csv','format':{'type':'csv'," + format + "}" + split + "}").replace('\'', '"');
    }
}
