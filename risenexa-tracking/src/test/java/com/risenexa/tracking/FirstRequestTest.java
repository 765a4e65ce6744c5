package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.child.FirstRequests;
import com.risenexa.tracking.support.ChildJvm;
import com.risenexa.tracking.support.RawServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first request of a JVM loads the HTTP client's classes: that time is not taken from its time-out. */
@Timeout(300)
class FirstRequestTest {
    @Test
    void r18_the_first_request_of_a_jvm_has_three_more_seconds_and_no_later_one() throws Exception {
        assertThat(bounds("0", "0", "0")).containsExactly("more: PT3S", "the time-out", "the time-out");
    }

    @Test
    void r18_the_total_bounds_the_first_request_too() throws Exception {
        assertThat(bounds("500", "0")).containsExactly("less", "the time-out");
    }

    private static List<String> bounds(String... totals) throws Exception {
        String[] arguments = new String[totals.length + 1];
        arguments[0] = String.valueOf(RawServer.refusingPort());
        System.arraycopy(totals, 0, arguments, 1, totals.length);
        return new ChildJvm()
                .run(FirstRequests.class, arguments)
                .output()
                .lines()
                .filter(line -> line.matches("more: .*|less|the time-out"))
                .toList();
    }
}
