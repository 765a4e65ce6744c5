package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.FirstRequests;
import com.risenexa.tracking.testing.ChildJvm;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first request of a JVM loads the HTTP client's classes: that time is not taken from its time-out. */
@Timeout(300)
class FirstRequestTest {
    @Test
    void r18_the_first_request_of_a_jvm_has_three_more_seconds_and_no_later_one() throws Exception {
        assertThat(given("0", "0", "0")).containsExactly("given 3700", "given 700", "given 700");
    }

    @Test
    void r18_the_total_bounds_the_first_request_too() throws Exception {
        assertThat(given("500", "0")).containsExactly("given 500", "given 700");
        assertThat(given("2500")).containsExactly("given 2500");
    }

    /** In milliseconds that pass only when the child turns its clock. */
    private static List<String> given(String... totals) throws Exception {
        String[] arguments = new String[totals.length + 1];
        System.arraycopy(totals, 0, arguments, 1, totals.length);
        try (RawServer server = RawServer.answering(Reply.silence())) {
            arguments[0] = String.valueOf(URI.create(server.baseUrl()).getPort());
            return new ChildJvm()
                    .run(FirstRequests.class, arguments)
                    .output()
                    .lines()
                    .filter(line -> line.startsWith("given "))
                    .toList();
        }
    }
}
