package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exports as databases and services write them, by the calls that docs/import.md gives. */
class ExportsTest extends ImportFixture {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    private Run.Ended registrations(String name, String content, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--type=registration");
        return here.call(Files.writeString(folder.resolve(name), content), all.toArray(String[]::new));
    }

    /** Users and their moments, in pairs; each with the id that is derived from both. */
    private void assertRegistered(Run.Ended ended, Object... usersAndMoments) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        List<SandboxEvent> events = sandbox.events();
        assertThat(events).hasSize(usersAndMoments.length / 2);
        for (int i = 0; i < usersAndMoments.length; i += 2) {
            String user = (String) usersAndMoments[i];
            Instant at = (Instant) usersAndMoments[i + 1];
            assertThat(events)
                    .filteredOn(event -> event.userId().equals(user))
                    .as(user)
                    .hasSize(1)
                    .allSatisfy(event -> {
                        assertThat(event.occurredAt()).isEqualTo(at);
                        assertThat(event.eventId())
                                .isEqualTo(TrackingEvent.registration(user)
                                        .withEventIdFrom("import:" + user + ":" + at)
                                        .eventId()
                                        .toString());
                    });
        }
    }

    @Test
    void postgresql_copy_csv_header() throws IOException {
        Run.Ended ended = registrations("users.csv", """
                id,email,plan,confirmed,created_at
                1,a@example.com,pro,t,2026-04-01 12:00:00+00
                2,"b ""bee"" <b@example.com>",,f,2026-04-01 14:00:00.123456+02
                3,"two
                lines",free,t,2026-04-01 17:30:00+05:30
                4,,"",t,2026-04-01 09:00:00-03
                """, "--map=user_id=id,occurred_at=created_at,metadata.plan=plan");

        assertRegistered(ended, "1", NOON, "2", NOON.plusNanos(123_456_000), "3", NOON, "4", NOON);
        assertThat(sandbox.events())
                .filteredOn(event -> event.userId().equals("1"))
                .allMatch(event -> "{\"plan\":\"pro\"}".equals(event.metadata()));
    }

    @Test
    void mysql_into_outfile() throws IOException {
        String[] options = {"--no-header", "--separator=tab", "--map=user_id=#1,occurred_at=#2,metadata.plan=#3"};

        Run.Ended ended = registrations(
                "users.txt", "1\t2026-04-01 12:00:00\t\\N\n2\t2026-04-01 14:00:00\tpro \\\\ plus\n", options);

        assertRegistered(ended, "1", NOON, "2", NOON.plusSeconds(7200));
        assertThat(sandbox.events())
                .filteredOn(event -> event.userId().equals("1"))
                .as("\\N is no plan")
                .allMatch(event -> event.metadata() == null);
    }

    @Test
    void mysql_into_outfile_with_an_escape_in_an_id_rejects_the_row_and_says_what_to_export() throws IOException {
        Run.Ended ended = registrations(
                "users.txt",
                "1\t2026-04-01 12:00:00\nCORP\\\\2\t2026-04-01 12:00:00\n\\N\t2026-04-01 12:00:00\n4\t\\N\n",
                "--no-header",
                "--separator=tab",
                "--map=user_id=#1,occurred_at=#2");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactlyInAnyOrder("1", "4");
        assertThat(folder.resolve("users.txt.rejects.csv"))
                .content()
                .contains(
                        "a backslash may be part of the id or an escape of MySQL", "export as CSV", "user_id is empty");
    }

    @Test
    void stripe_customers() throws IOException {
        Run.Ended ended =
                registrations("customers.csv", """
                id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Card Last4,Card Brand,Currency,Total Spend,Plan
                cus_NffrFeUfNV2Hib,,jenny@example.com,"Rosen, Jenny",2026-04-01 12:00,FALSE,,,,usd,"1,029.00",pro
                cus_9s6XKzkNRiz8i3,,,,2026-04-01 12:00:30,,card_1,4242,Visa,eur,0.00,
                """, "--map=user_id=id,occurred_at=Created (UTC),metadata.plan=Plan");

        assertRegistered(ended, "cus_NffrFeUfNV2Hib", NOON, "cus_9s6XKzkNRiz8i3", NOON.plusSeconds(30));
    }

    @Test
    void auth0_users_as_ndjson() throws IOException {
        Run.Ended ended =
                registrations("tenant.json", """
                {"user_id":"auth0|5f7c8ec7c33c6c004bbafe82","email":"a@example.com","email_verified":true,\
                "created_at":"2026-04-01T12:00:00.000Z","user_metadata":{"plan":"pro"},\
                "identities":[{"user_id":"5f7c8ec7c33c6c004bbafe82","provider":"auth0"}]}
                {"user_id":"google-oauth2|103547991597142817347","created_at":"2026-04-01T12:00:00.123Z","user_metadata":{}}
                """, "--map=occurred_at=created_at,metadata.plan=user_metadata.plan");

        assertRegistered(
                ended,
                "auth0|5f7c8ec7c33c6c004bbafe82",
                NOON,
                "google-oauth2|103547991597142817347",
                NOON.plusMillis(123));
        assertThat(sandbox.events())
                .extracting(SandboxEvent::metadata)
                .containsExactlyInAnyOrder("{\"plan\":\"pro\"}", null);
    }

    @Test
    void auth0_users_as_csv() throws IOException {
        Run.Ended ended = registrations("tenant.csv", """
                user_id,email,name,created_at,email_verified
                "'auth0|5f7c8ec7c33c6c004bbafe82","'a@example.com","'Jane ""J"" Doe","'2026-04-01T12:00:00.000Z",true
                "'google-oauth2|103547991597142817347","'b@example.com","'","'2026-04-01T12:00:00.123Z",false
                """, "--map=occurred_at=created_at,metadata.name=name");

        assertRegistered(
                ended,
                "auth0|5f7c8ec7c33c6c004bbafe82",
                NOON,
                "google-oauth2|103547991597142817347",
                NOON.plusMillis(123));
        assertThat(sandbox.events())
                .extracting(SandboxEvent::metadata)
                .containsExactlyInAnyOrder("{\"name\":\"Jane \\\"J\\\" Doe\"}", null);
    }

    @Test
    void firebase_users_as_csv() throws IOException {
        Run.Ended ended = registrations(
                "users.csv", """
                0aKq8Zb1,a@example.com,true,uk4/ZWuFxA==,c2FsdA==,"Doe, Jane",,,,,,,,,,,,,,,,,,1775044800000,1775044900000,,false,,
                1bLr9Yc2,,false,,,,,108,b@example.com,B,https://example.com/b.png,,,,,,,,,,,,,1775044800123,,+4930123,,"{""role"":""admin""}",
                """, "--no-header", "--map=user_id=#1,occurred_at=#24", "--time-format=epoch-millis");

        assertRegistered(ended, "0aKq8Zb1", NOON, "1bLr9Yc2", NOON.plusMillis(123));
    }

    @Test
    void firebase_users_as_json_are_refused_with_the_command_that_makes_lines_of_them() throws IOException {
        Run.Ended ended = registrations(
                "users.json", """
                {"users": [
                {
                  "localId": "0aKq8Zb1",
                  "email": "a@example.com",
                  "createdAt": "1775044800000"
                },
                {
                  "localId": "1bLr9Yc2",
                  "createdAt": "1775044800123"
                }]}
                """, "--map=user_id=localId,occurred_at=createdAt", "--time-format=epoch-millis");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("the JSON object does not end in its line", "jq -c '.users[]' FILE > FILE.jsonl");
        assertThat(sandbox.attempts()).isEmpty();

        Run.Ended lines = registrations(
                "users.jsonl", """
                {"localId":"0aKq8Zb1","email":"a@example.com","createdAt":"1775044800000"}
                {"localId":"1bLr9Yc2","createdAt":"1775044800123"}
                """, "--map=user_id=localId,occurred_at=createdAt", "--time-format=epoch-millis");
        assertRegistered(lines, "0aKq8Zb1", NOON, "1bLr9Yc2", NOON.plusMillis(123));
    }

    @Test
    void excel_with_semicolons_a_byte_order_mark_and_german_dates() throws IOException {
        Run.Ended ended = registrations(
                "Kunden.csv",
                "\uFEFFKundennr;Name;Angelegt am;Umsatz\r\n"
                        + "1001;\"Müller; Söhne\";01.04.2026 14:00;1.234,50\r\n"
                        + "1002;Ärzte;02.01.2026 13:00;0,00\r\n",
                "--map=user_id=Kundennr,occurred_at=Angelegt am",
                "--time-format=dd.MM.yyyy HH:mm",
                "--zone=Europe/Berlin");

        assertRegistered(ended, "1001", NOON, "1002", Instant.parse("2026-01-02T12:00:00Z"));
    }

    @Test
    void excel_with_german_dates_and_no_time_format_rejects_the_rows_and_names_the_option() throws IOException {
        Run.Ended ended = registrations("Kunden.csv", "\uFEFFuser_id;occurred_at\r\n1001;01.04.2026 14:00\r\n");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(folder.resolve("Kunden.csv.rejects.csv")).content().contains("01.04.2026 14:00", "--time-format");
        assertThat(sandbox.attempts()).isEmpty();
    }

    @Test
    void a_spreadsheets_tsv() throws IOException {
        Run.Ended ended = registrations(
                "Users - Sheet1.tsv",
                "user_id\tfull name\tsigned up\r\nusr_1\tRosen, Jenny\t2026-04-01 12:00:00\r\nusr_2\t5\" disk; |\t2026-04-01\r\n",
                "--map=occurred_at=signed up");

        assertRegistered(ended, "usr_1", NOON, "usr_2", Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void mongodb_json_lines_relaxed_and_canonical() throws IOException {
        Run.Ended ended = registrations("users.json", """
                {"_id":{"$oid":"507f1f77bcf86cd799439011"},"createdAt":{"$date":"2026-04-01T12:00:00Z"},"seats":5}
                {"_id":{"$oid":"507f191e810c19729de860ea"},"createdAt":{"$date":{"$numberLong":"1775044800123"}},\
                "seats":{"$numberInt":"5"}}
                """, "--map=user_id=_id.$oid,occurred_at=createdAt");

        assertRegistered(ended, "507f1f77bcf86cd799439011", NOON, "507f191e810c19729de860ea", NOON.plusMillis(123));
    }

    @Test
    void mongodb_values_are_taken_whole_or_by_the_name_inside() throws IOException {
        Run.Ended ended = registrations(
                "users.json",
                """
                {"_id":{"$numberLong":"42"},"createdAt":{"$date":{"$numberLong":"1775044800000"}}}
                """,
                "--map=user_id=_id,occurred_at=createdAt.$date.$numberLong",
                "--time-format=epoch-millis");

        assertRegistered(ended, "42", NOON);
    }

    @Test
    void mongodb_as_an_array_is_refused_with_the_command_that_makes_lines_of_it() throws IOException {
        Run.Ended ended = registrations("users.json", """
                [{"_id":{"$oid":"507f1f77bcf86cd799439011"}},{"_id":{"$oid":"507f191e810c19729de860ea"}}]
                """, "--map=user_id=_id.$oid");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("is a JSON array", "jq -c '.[]'");
        assertThat(sandbox.attempts()).isEmpty();
    }
}
