package dev.descent.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void hasTheTables() {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(tables(database)).contains("jobs", "events", "metric_chunks", "artifacts");
        }
    }

    @Test
    void isApartFromOthers() {
        try (TestDatabase one = TestDatabase.create();
                TestDatabase other = TestDatabase.create()) {
            one.jdbc().sql("create table only_here ()").update();
            assertThat(tables(one)).contains("only_here");
            assertThat(tables(other)).doesNotContain("only_here");
        }
    }

    private static List<String> tables(TestDatabase database) {
        return database.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();
    }
}
