package dev.descent.job.queue;

import dev.descent.job.Attempts;
import dev.descent.job.Failure;
import dev.descent.job.Job;
import dev.descent.job.Lease;
import dev.descent.job.LogState;
import dev.descent.job.LossTitle;
import dev.descent.job.Parent;
import dev.descent.job.Receipt;
import dev.descent.job.State;
import dev.descent.job.Status;
import dev.descent.job.Submission;
import dev.descent.ml.gate.GateResults;
import dev.descent.ml.network.ChosenEngine;
import dev.descent.ml.spec.SpecReader;
import dev.descent.ml.spec.SpecWriter;
import dev.descent.ml.train.StopSignal.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code jobs} as a {@link Job}, and values as its columns take them. */
final class Columns {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_LOSS = 80;

    private Columns() {}

    static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class), submission(row), state(row), log(row), required(row, "created_at"));
    }

    /** Without its place in the queue. */
    static ListedJob listed(ResultSet row, int number) throws SQLException {
        return new ListedJob(
                row.getObject("id", UUID.class),
                row.getString("name"),
                tags(json(row, "ordered_tags")),
                row.getString("dataset"),
                row.getString("model"),
                LossTitle.of(json(row, "loss"), LONGEST_LOSS),
                row.getString("optimizer"),
                spec(row, "parent", Parent.class),
                json(row, "progress"),
                json(row, "metrics"),
                state(row),
                null,
                required(row, "created_at"));
    }

    private static Submission submission(ResultSet row) throws SQLException {
        JsonNode spec = json(row, "spec");
        return new Submission(
                row.getString("name"),
                tags(spec.path("tags")),
                row.getInt("priority"),
                json(row, "submitted"),
                spec,
                json(row, "data"),
                spec(row, "engine", ChosenEngine.class),
                spec(row, "parent", Parent.class));
    }

    /** In the order in which they were given, which the column to find jobs by does not keep. */
    private static Map<String, String> tags(JsonNode given) {
        Map<String, String> tags = new LinkedHashMap<>();
        given.propertyStream()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().stringValue()));
        return tags;
    }

    private static State state(ResultSet row) throws SQLException {
        UUID token = row.getObject("lease_token", UUID.class);
        return new State(
                Status.of(row.getString("status")),
                new Attempts(row.getInt("attempt"), row.getInt("lost"), instant(row, "not_before")),
                asked(row),
                token == null ? null : lease(row, token),
                spec(row, "failure", Failure.class),
                spec(row, "receipt", Receipt.class),
                spec(row, "gates", GateResults.class),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    /** Why the worker is to stop, or null. */
    static @Nullable Reason asked(ResultSet row) throws SQLException {
        if (row.getBoolean("cancel_requested")) {
            return Reason.CANCELLED;
        }
        return row.getBoolean("pause_requested") ? Reason.PAUSED : null;
    }

    private static Lease lease(ResultSet row, UUID token) throws SQLException {
        return new Lease(token, required(row, "lease_until"), row.getString("worker"), row.getLong("lease_start"));
    }

    private static LogState log(ResultSet row) throws SQLException {
        return new LogState(
                row.getLong("last_seq"), row.getLong("last_iteration"), json(row, "progress"), json(row, "metrics"));
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        return JSON.readTree(row.getString(column));
    }

    private static <T> @Nullable T spec(ResultSet row, String column, Class<T> type) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : SpecReader.read(JSON.readTree(text), type);
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** For a {@code timestamptz}. */
    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** For a column of JSON, by a cast in the statement. */
    static @Nullable String text(@Nullable Object spec) {
        return spec == null ? null : SpecWriter.write(spec).toString();
    }
}
