package com.risenexa.tracking.httpcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.TracksOnce;
import com.risenexa.tracking.testing.ChildJvm;
import com.risenexa.tracking.testing.Clients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host with several addresses: a retry takes the next one. In a JVM whose hosts are those of a file. */
@Timeout(300)
class AddressesTest {
    private static final String DEAD = "127.0.0.2";

    @TempDir
    Path folder;

    @Test
    void a_retry_takes_the_second_address_when_the_first_refuses() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            assertThat(trackOnce(server, DEAD, "127.0.0.1")).isEqualTo("accepted");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_retry_takes_the_second_address_when_the_first_is_silent() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                ServerSocket silent = new ServerSocket(server.port(), 50, InetAddress.getByName(DEAD))) {
            assertThat(trackOnce(server, DEAD, "127.0.0.1")).isEqualTo("accepted");
            assertThat(server.requests()).hasSize(1);
            assertThat(silent.isBound()).isTrue();
        }
    }

    @Test
    void where_all_addresses_are_dead_every_retry_is_made_and_refused() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            assertThat(trackOnce(server, DEAD, "127.0.0.3")).isEqualTo("connection_error");
            assertThat(server.requests()).isEmpty();
        }
    }

    private String trackOnce(RawServer server, String... addresses) throws Exception {
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, String.join(" two.example\n", addresses) + " two.example\n");
        ChildJvm.End end = new ChildJvm()
                .options(
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Drisenexa.api-key=" + Clients.KEY,
                        "-Drisenexa.startup-slug=" + Clients.SLUG,
                        "-Drisenexa.base-url=http://two.example:" + server.port(),
                        "-Drisenexa.allow-insecure=true",
                        "-Drisenexa.timeout=5s",
                        "-Drisenexa.max-retries=1",
                        "-Djava.util.logging.config.file=" + Files.createFile(folder.resolve("quiet.properties")))
                .run(TracksOnce.class);
        return end.output().strip();
    }
}
