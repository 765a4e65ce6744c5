package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.SandboxEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines: fields that are missing, lie in other objects, or are too large, and files that are not JSON lines. */
class JsonFieldsTest extends ImportFixture {
    private Path rows(int count, String row) throws IOException {
        return here.file(
                "rows.jsonl",
                IntStream.range(0, count)
                        .mapToObj(i -> row.replace("$i", "" + i))
                        .toArray(String[]::new));
    }

    private void assertNothing(Run.Ended ended, String... words) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(words);
        assertThat(sandbox.attempts()).isEmpty();
        assertThat(folder.resolve("rows.jsonl.rejects.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"3, --dry-run", "3, --concurrency=1", "2000, --dry-run", "2000, --concurrency=1"})
    void a_mapped_field_that_no_row_has_is_an_error_before_anything_is_sent(int count, String option)
            throws IOException {
        Path file = rows(count, "{\"user_id\":\"usr_$i\",\"createdAt\":\"2026-04-01\"}");

        assertNothing(
                here.call(file, "--type=registration", "--map=occurred_at=createdat", option),
                "--map occurred_at=createdat: none of the first",
                "Did you mean createdAt?",
                "user_id");
        assertNothing(here.call(file, "--type=registration", "--id-column=order", option), "--id-column order: none");
        assertNothing(here.call(file, "--map=type=kind", option), "--map type=kind: none");
        try (Stream<Path> states = Files.walk(folder.resolve("state"))) {
            assertThat(states.filter(Files::isRegularFile))
                    .as("states left behind")
                    .isEmpty();
        } catch (java.nio.file.NoSuchFileException e) {
            assertThat(option).isEqualTo("--dry-run");
        }
    }

    @Test
    void rows_without_a_user_id_at_all_name_the_fields_that_are_there() throws IOException {
        Path file = rows(3, "{\"id\":\"usr_$i\",\"profile\":{\"plan\":\"pro\"}}");

        assertNothing(
                here.call(file, "--type=registration"),
                "user_id: none of the first 3 rows",
                "id, profile.plan",
                "--map user_id=NAME");
    }

    @Test
    void a_row_without_a_mapped_field_is_rejected_unless_the_field_is_null() throws IOException {
        Path file = here.file(
                "rows.jsonl",
                "{\"user_id\":\"usr_1\",\"at\":\"2026-04-01\"}",
                "{\"user_id\":\"usr_2\"}",
                "{\"user_id\":\"usr_3\",\"at\":null}");

        Run.Ended ended = here.call(file, "--type=registration", "--map=occurred_at=at");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactlyInAnyOrder("usr_1", "usr_3");
        assertThat(folder.resolve("rows.jsonl.rejects.csv"))
                .content()
                .contains("2,field_missing,the row has no field at (--map occurred_at=at)");
    }

    @Test
    void metadata_may_be_absent_in_some_rows_and_not_in_all() throws IOException {
        Path file = here.file("rows.jsonl", "{\"user_id\":\"usr_1\",\"plan\":\"pro\"}", "{\"user_id\":\"usr_2\"}");

        assertThat(here.call(file, "--type=registration", "--map=metadata.plan=plan")
                        .exitCode())
                .isZero();
        Run.Ended dry = here.call(file, "--type=registration", "--map=metadata.plan=pln", "--dry-run");
        assertThat(dry.exitCode()).isEqualTo(2);
        assertThat(dry.err()).contains("--map metadata.plan=pln: no row has such a field");
        Run.Ended sent = here.call(file, "--type=registration", "--map=metadata.plan=pln");
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.err()).contains("--map metadata.plan=pln: no row has such a field");
    }

    @Test
    void a_field_inside_of_another_object_is_named_with_dots() throws IOException {
        Path file = here.file(
                "rows.jsonl",
                "{\"profile\":{\"id\":7,\"plan.name\":\"pro\",\"at\":{\"time\":\"2026-04-01\"}},\"a.b\":\"dotted\"}");

        Run.Ended ended = here.call(
                file,
                "--type=registration",
                "--map=user_id=profile.id,occurred_at=profile.at.time,metadata.plan=profile.plan.name,metadata.x=a.b");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        SandboxEvent event = sandbox.events().get(0);
        assertThat(event.userId()).isEqualTo("7");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(event.metadata()).isEqualTo("{\"plan\":\"pro\",\"x\":\"dotted\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e1000000000", "1e-1000000000", "1e99999999999", "-1E+2000"})
    void a_number_with_an_exponent_is_not_written_out_beyond_its_bound(String number) throws IOException {
        Path file = here.file("rows.jsonl", "{\"user_id\":" + number + "}", "{\"user_id\":12e2}");

        Run.Ended ended = here.call(file, "--type=registration");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactly("1200");
        assertThat(Files.size(folder.resolve("rows.jsonl.rejects.csv"))).isLessThan(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "array.jsonl ~ [\\n{\"user_id\":\"a\"},\\n{\"user_id\":\"b\"}\\n]",
                "array.jsonl ~ [{\"user_id\":\"a\"},\\n{\"user_id\":\"b\"}]",
                "array.json ~ [\\n  {\"user_id\":\"a\"}\\n]",
                "array ~ [{\"user_id\":\"a\"},{\"user_id\":\"b\"}]",
                "array.jsonl ~ \\n\\n  [\\n{\"user_id\":\"b\"}\\n]"
            })
    void a_json_array_is_refused_with_what_makes_lines_of_it(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content.replace("\\n", "\n"));

        assertNothing(here.call(file, "--type=registration"), "JSON array", "jq -c '.[]'");
    }

    @Test
    void a_document_over_several_lines_is_refused_although_single_lines_of_it_are_objects() throws IOException {
        Path file = here.file("users.json", "{\"users\": [", "{\"user_id\":\"a\"},", "{\"user_id\":\"b\"}", "]}");

        assertNothing(
                here.call(file, "--type=registration"), "line 1: the JSON object does not end in its line", "jq -c");
    }

    @Test
    void a_document_in_one_line_is_refused_with_the_name_of_its_list() throws IOException {
        Path file = here.file("users.json", "{\"users\":[{\"user_id\":\"a\"},{\"user_id\":\"b\"}]}");

        assertNothing(here.call(file, "--type=registration"), "one JSON object without user_id", "jq -c '.users[]'");
    }
}
