package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.ExhaustsTheHeap;
import com.risenexa.tracking.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A full heap costs events their delivery, never their result. */
@Timeout(300)
class HeapTest {
    @Test
    void r11_every_future_completes_after_the_heap_was_exhausted_six_times() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            ChildJvm.End end = new ChildJvm().options("-Xmx48m").run(ExhaustsTheHeap.class, server.baseUrl(), "6");

            assertThat(end.output()).contains("completed 2400, all told true, pending 0", "afterwards accepted");
            assertThat(end.exit()).isZero();
        }
    }
}
