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

/** Columns that a program would take for something else than the person who wrote them. */
class MisreadCsvTest {
    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "%d,5" | decimal comma | "decimal"
                    "1,%03d" | separator of thousands | "thousands"
                    1'%03d | separator of thousands | "'"
                    %d%% | per cent sign | "categorical"
                    $%d | currency sign | "categorical"
                    %d EUR | currency sign | "categorical"
                    (%d.50) | parentheses | "categorical"
                    %d kg | unit | "categorical"
                    %d.5D-03 | exponent in another notation | "categorical"
                    %d.5 x 10^3 | exponent in another notation | "categorical"
                    %d.5x10-3 | exponent in another notation | "categorical"
                    %d.*^-2 | exponent in another notation | "categorical"
                    """)
    void numbersInAnotherNotationAreRefusedWithWhatReadsThem(String cell, String what, String option)
            throws IOException {
        write("a,v,y\n", i -> i * i + "," + String.format(cell, i) + "," + i);

        assertThat(faults("'target':'y'"))
                .singleElement()
                .asString()
                .startsWith("format.features has numbers ")
                .contains(what, "\"v\"", "in line 2", option.replace("\"", ""));
        assertThat(faults("'target':'y','categorical':['v']")).isEmpty();
        assertThat(faults("'target':'y','ignore':['v']")).isEmpty();
    }

    @Test
    void tablesNamedAfterPartsAreJoinedWithAWarning() throws IOException {
        String rows =
                IntStream.range(0, 30).mapToObj(i -> i * i + "," + i + "\n").collect(Collectors.joining());
        for (String name : List.of("d/train.csv", "d/test.csv", "e/train-0.csv", "e/train-1.csv")) {
            Files.createDirectories(files.resolve(name).getParent());
            Files.writeString(files.resolve(name), "a,y\n" + rows);
        }
        String folder = json("'target':'y'").replace("t.csv", "");

        assertThat(Loading.load(files, folder.replace("file:", "file:d")).data().warnings())
                .anyMatch(warning -> warning.startsWith("all files are one table, which split divides, although"
                        + " \"train.csv\", \"test.csv\" are named after parts"));
        assertThat(Loading.load(files, folder.replace("file:", "file:e")).data().warnings())
                .noneMatch(warning -> warning.contains("named after parts"));
    }

    @Test
    void jsonIsNoTable() throws IOException {
        for (String text : List.of("[{\"a\":1,\"y\":2}]", "{\"a\":1,\"y\":2}\n{\"a\":3,\"y\":4}\n")) {
            Files.writeString(files.resolve("t.csv"), text);

            assertThat(faults("'target':'y'"))
                    .singleElement()
                    .asString()
                    .startsWith("uri is no table of separated values, but JSON");
        }
    }

    @Test
    void severalColumnsAndTheTargetAreToldAtOnce() throws IOException {
        write("p,d,y\n", i -> i + "%,\"" + i + ",5\",$" + i);

        assertThat(faults("'target':'y'"))
                .extracting(fault -> fault.substring(0, fault.indexOf(", such as")))
                .containsExactly(
                        "format.features has numbers with a per cent sign in column \"p\"",
                        "format.features has numbers with a decimal comma in column \"d\"",
                        "format.target has numbers with a currency sign in column \"y\"");
    }

    @Test
    void datesAndKeysAreLeftOutWithAWarning() throws IOException {
        write(
                "when,name,userId,a,y\n",
                i -> "2024-01-" + (10 + i % 15) + ",user" + i + "," + (i * 7 % 31) + "," + i * i + "," + i * 2);
        LoadedDataset loaded = load("'target':'y'");

        assertThat(loaded.data().warnings())
                .anyMatch(warning -> warning.startsWith("column \"when\" holds dates"))
                .anyMatch(warning -> warning.startsWith("column \"name\" has a different value in every row"))
                .anyMatch(warning -> warning.startsWith("column \"userId\" has a different whole number in every row"));
        assertThat(loaded.data().input().dimensions()).containsExactly(1);
        assertThat(loaded.data().encoding().get("unused").toString())
                .contains("\"when\"", "\"name\"", "\"userId\"", "\"y\"");
    }

    @Test
    void whatTheFormatNamesIsKeptWithAWarning() throws IOException {
        write("name,a,y\n", i -> "user" + i + "," + i * i + "," + i * 2);
        LoadedDataset loaded = load("'target':'y','features':['name','a']");

        assertThat(loaded.data().warnings())
                .anyMatch(warning ->
                        warning.contains("\"name\"") && warning.endsWith("it is kept, since the format names it"));
        assertThat(loaded.data().input().dimensions().get(0)).isGreaterThan(2);
    }

    @Test
    void anIndexWithoutANameIsLeftOut() throws IOException {
        for (String name : List.of("", "Unnamed: 0")) {
            write(name + ",b,y\n", i -> i + "," + i * i + "," + i);

            assertThat(load("'target':'y'").data().warnings())
                    .anyMatch(warning -> warning.contains("counts the rows, as an index does: it is left out"));
        }
    }

    @Test
    void columnsWithoutNameAndValuesDoNotExist() throws IOException {
        for (String header : List.of("a,b,y,,\n", "a,b,y\n")) {
            write(header, i -> i + "," + i * i + "," + i + ",,");
            LoadedDataset loaded = load("'target':'y'");

            assertThat(loaded.data().encoding().get("columns").size()).isEqualTo(2);
            assertThat(loaded.data().encoding().get("unused").toString()).isEqualTo("[\"y\"]");
        }
    }

    @Test
    void aFirstLineOfValuesIsToldUnlessItCounts() throws IOException {
        write("5.1,3.5,setosa\n", i -> i * i + "," + i * 7 % 31 + "," + (i % 2 == 0 ? "setosa" : "virginica"));
        assertThat(load("'target':'setosa'").data().warnings())
                .contains("columns are named by numbers, such as \"5.1\":"
                        + " if the first line is a row, set header to false");

        write("2019,2020,y\n", i -> i * i + "," + i * 7 % 31 + "," + i);
        assertThat(load("'target':'y'").data().warnings()).noneMatch(warning -> warning.contains("named by numbers"));
    }

    @Test
    void aNumberThatMayMeanMissingIsTold() throws IOException {
        write(
                "a,b,y\n",
                i -> (i % 7 == 0 ? -999 : i * i) + "," + (i % 5 == 0 ? 9999 : i * 321) + ","
                        + (i % 9 == 0 ? -99 : i % 11 / 4.0));

        String told = " rows, far from all its other numbers:"
                + " if it means that the value is missing, name it in missing_values";
        assertThat(load("'target':'y'").data().warnings())
                .contains("column \"a\" has -999 in 5" + told, "the target \"y\" has -99 in 4" + told)
                .noneMatch(warning -> warning.contains("\"b\""));
        assertThat(load("'target':'y','missing_values':['-999','-99']").data().warnings())
                .noneMatch(warning -> warning.contains("far from"));
    }

    @Test
    void namesOfColumnsInAnotherEncodingAreTold() throws IOException {
        write("Größe,y\n", i -> i * i + "," + i * 7 % 31);

        assertThat(load("'target':'y'").data().warnings()).isEmpty();
        assertThat(load("'target':'y','encoding':'windows-1252'").data().warnings())
                .singleElement()
                .asString()
                .contains("may be meant as \"Größe\"", "format.encoding");
    }

    @Test
    void timesInSecondsAreTold() throws IOException {
        write(
                "a,b,c,y\n",
                i -> (1_700_000_000L + i * i * 3600) + "," + (1_700_000_000_123L + i * i) + "," + (999_999_990L + i * i)
                        + "," + i * 7 % 31);

        String told = "seconds since 1970: put it into ignore, or make of it what repeats, such as the hour";
        assertThat(load("'target':'y'").data().warnings())
                .containsExactly(
                        "column \"a\" looks like times in " + told, "column \"b\" looks like times in milli" + told);
    }

    @Test
    void aNumberBesideWhichOthersAreTheSameIsTold() throws IOException {
        write(
                "a,b,c,y\n",
                i -> (i == 8 ? 1234567 : i * 7 % 31 / 10.0) + "," + (i == 9 ? 50_000 : i * 5 % 29) + "," + Math.exp(i)
                        + "," + (i == 3 ? -1e9 : i * i));

        String told = " in 1 of 30 rows, beside which all its other numbers are nearly the same: correct it, or if it"
                + " means that the value is missing, name it in missing_values";
        assertThat(load("'target':'y'").data().warnings())
                .filteredOn(warning -> warning.contains("beside which"))
                .containsExactly(
                        "column \"a\" has 1234567.0" + told,
                        "column \"b\" has 50000.0" + told,
                        "the target \"y\" has -1.0E9" + told);
        assertThat(load("'target':['y','b'],'task':'regression'").data().warnings())
                .contains("the target \"y\" has -1.0E9" + told, "the target \"b\" has 50000.0" + told);
    }

    @Test
    void aColumnWithoutValuesIsNotCalledConstant() throws IOException {
        write("a,b,y\n", i -> "," + i * i + "," + i);

        assertThat(load("'target':'y'").data().warnings())
                .containsExactly("column \"a\" has no value in any training example");
    }

    @Test
    void aTargetOfOneNumberIsNotCalledClasses() throws IOException {
        write("a,y\n", i -> i * i + ",7");

        assertThat(load("'target':'y'").data().warnings())
                .containsExactly("the target \"y\" is the same in all training examples");
    }

    @Test
    void marksOfMissingValuesAreToldBeforeCategoriesAreAdvised() throws IOException {
        write("a,y\n", i -> (i % 3 == 0 ? "?" : i) + "," + i);

        assertThat(faults("'target':'y'"))
                .singleElement()
                .asString()
                .matches(".*missing_values: \\[\"\\?\"\\].*categorical.*");
        assertThat(load("'target':'y','missing_values':['?']")
                        .summary()
                        .get("columns")
                        .get(0)
                        .get("missing")
                        .intValue())
                .isEqualTo(10);
    }

    @Test
    void marksAmongWordsAreToldAndAnXAmongLettersIsALetter() throws IOException {
        List<String> squares = List.of("x", "o", "b");
        List<String> roots = List.of("x", "?", "b");
        List<String> answers = List.of("yes", "no", "X");
        write(
                "square,root,answer,a,y\n",
                i -> squares.get(i % 3) + "," + roots.get(i % 3) + "," + answers.get(i % 3) + "," + i * i + "," + i);

        String told = " or the like in 10 rows, which is read as a word:"
                + " if it means that the value is missing, name it in missing_values";
        assertThat(load("'target':'y'").data().warnings())
                .containsExactlyInAnyOrder("column \"root\" has \"?\"" + told, "column \"answer\" has \"X\"" + told);

        write("a,y\n", i -> (i % 10 == 9 ? "x" : i * i) + "," + i);
        assertThat(faults("'target':'y'")).singleElement().asString().contains("missing_values: [\"x\"]");
    }

    @Test
    void pointsThatMaySeparateThousandsAreToldUnlessTheyAreDeclared() throws IOException {
        write("a;y\n", i -> (i < 10 ? i * 99 + "" : "1." + (100 + i * i)) + ";" + i);

        assertThat(load("'target':'y','delimiter':';'").data().warnings())
                .anyMatch(warning -> warning.startsWith("column \"a\" has points that may separate thousands"));
        assertThat(load("'target':'y','delimiter':';','decimal':',','thousands':'.'")
                        .data()
                        .warnings())
                .isEmpty();
    }

    @Test
    void anotherDelimiterIsNamed() throws IOException {
        write("a;b;y\n", i -> i + ";" + i + ";" + i);
        assertThat(faults("'target':'y'")).singleElement().asString().contains("delimiter", "2 times \";\"");

        write("a\tb\ty\n", i -> i + "\t" + i + ",5\t" + i);
        assertThat(faults("'target':'y'"))
                .last()
                .asString()
                .startsWith("format.delimiter is \",\"")
                .contains("tabs");
    }

    @Test
    void tooManyColumnsAreToldAlone() throws IOException {
        String header = IntStream.range(0, 10_001).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        write(header + "\n", i -> "1,2");

        assertThat(faults("'target':'y'"))
                .containsExactly("uri has 10001 columns in line 1, more than the 10000 allowed");
    }

    @Test
    void namesThatAreTooLongOrHaveControlCharactersAreRefusedWithTheirPlace() throws IOException {
        write("a,y\n", i -> i + "," + (i == 4 ? "k".repeat(1001) : "k" + i % 2));
        assertThat(faults("'target':'y'"))
                .containsExactly(
                        "format.target has 1001 characters, more than the 1000 allowed in line 6 in column \"y\","
                                + " where a name should be");

        write("a,y\n", i -> i + "," + (i == 4 ? "k\0" : "k" + i % 2));
        assertThat(faults("'target':'y'"))
                .containsExactly(
                        "format.target has the control character U+0000 in line 6 in column \"y\", where a name"
                                + " should be");

        write("a\u0001,y\n", i -> i + ",k" + i % 2);
        assertThat(faults("'target':'y'"))
                .containsExactly("uri has the control character U+0001 in the name of column 1, \"a\\u0001\"");
    }

    @Test
    void aTargetWithAClassForEveryRowIsRefused() throws IOException {
        write("a,y\n", i -> i + ",user" + i);

        assertThat(faults("'target':'y'"))
                .containsExactly(
                        "format.target has 30 classes for 30 rows: a different value in nearly every row is a key"
                                + " or a number, and no class");
    }

    @Test
    void longListsOfASummaryAreCutWithAWarning() throws IOException {
        String header =
                IntStream.range(0, 400).mapToObj(i -> "column-number-" + i).collect(Collectors.joining(","));
        write(header + ",y\n", i -> (i * i + ",").repeat(400) + i);
        LoadedDataset loaded = load("'target':'y'");

        assertThat(loaded.summary().get("columns").size()).isLessThan(401);
        assertThat(loaded.summary().get("warnings").toString()).contains("of 401 columns the first");
        assertThat(loaded.summary().toString().length()).isLessThan(50_000);
    }

    private void write(String header, IntFunction<String> row) throws IOException {
        String rows = IntStream.range(0, 30).mapToObj(row).collect(Collectors.joining("\n"));
        Files.writeString(files.resolve("t.csv"), header + rows + "\n");
    }

    private LoadedDataset load(String format) {
        return Loading.load(files, json(format));
    }

    private List<String> faults(String format) {
        return Loading.faultTexts(files, json(format));
    }

    private static String json(String format) {
        return ("{'uri':'file:t.csv','format':{'type':'csv'," + format + "}}").replace('\'', '"');
    }
}
