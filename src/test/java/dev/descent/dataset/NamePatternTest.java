package dev.descent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a-{0..3}.csv > a-0.csv a-1.csv a-2.csv a-3.csv",
                "a-{008..011} > a-008 a-009 a-010 a-011",
                "a-{00..2} > a-00 a-01 a-02",
                "a-{8..11} > a-8 a-9 a-10 a-11",
                "{2..0} > 2 1 0",
                "{train,val}/{0..1}.tar > train/0.tar train/1.tar val/0.tar val/1.tar",
                "{a,b}*.csv > a*.csv b*.csv",
                "plain.csv > plain.csv",
                "{one}.csv > {one}.csv",
                "{a..b} > {a..b}"
            })
    void bracesStandForEachOfTheirChoices(String text, String names) {
        assertThat(new NamePattern(text).expanded().stream().map(NamePattern::text))
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0..10000}", "{0..999}{0..999}", "{0..999999999}", "{1,2}{0..5000}"})
    void tooManyNamesAreRefused(String text) {
        assertThatThrownBy(() -> new NamePattern(text).expanded()).hasMessage("uri names more than 10000 files");
    }

    @Test
    void asManyNamesAsMayBeAreTaken() {
        assertThat(new NamePattern("{1..10000}").expanded()).hasSize(10_000);
    }

    @Test
    void starStandsForCharactersOfOneName() {
        NamePattern pattern = new NamePattern("d/part-*.csv");

        assertThat(pattern.matcher().asMatchPredicate())
                .accepts("d/part-1.csv", "d/part-.csv", "d/part-a.b.csv")
                .rejects("d/part-1/2.csv", "d/part-1.csv.gz", "xd/part-1.csv", "d/part-1xcsv");
    }

    @Test
    void namesAreWhatUrisDoNotHaveInCommon() {
        assertThat(named("https://h/d/{0..1}.csv?s=x")).containsKeys("0.csv", "1.csv");
        assertThat(named("https://h/{train,val}/0.tar")).containsKeys("train/0.tar", "val/0.tar");
        assertThat(named("https://h/a.csv  http://i/b.csv")).hasSize(2);
        assertThat(named("s3://bucket/a b/{1,2}.csv")).containsKeys("1.csv", "2.csv");
        assertThat(new UriPattern("s3://bucket/a b/1.csv").isOfSeveral()).isFalse();
        assertThatThrownBy(() -> named("https://h/a.csv https://h/a.csv?v=2")).hasMessage("uri names a.csv twice");
        assertThatThrownBy(() -> named("https://h/{a,}")).hasMessage("uri names a folder among files");
        assertThatThrownBy(() -> named("https://h/part-*.csv"))
                .hasMessageStartingWith("uri has a star, and a web server cannot be asked");
    }

    private static Map<String, String> named(String uri) {
        UriPattern pattern = new UriPattern(uri);
        List<String> uris = pattern.uris();
        return pattern.named(uris);
    }
}
