package com.risenexa.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimeoutHandlerTest {
    private final RequestTimeoutHandler deadline = new RequestTimeoutHandler();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    RequestTimeoutHandlerTest() {
        channel.freezeTime();
        channel.pipeline().addLast(deadline);
        channel.pipeline().fireChannelActive();
    }

    private boolean openAfter(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        return channel.isOpen();
    }

    @Test
    void who_sends_nothing_is_closed_after_30_s() {
        assertThat(openAfter(29)).isTrue();
        assertThat(openAfter(1)).isFalse();
    }

    @Test
    void who_drips_a_request_is_closed_after_30_s_too() {
        for (int i = 0; i < 29; i++) {
            channel.writeInbound("x");
            assertThat(openAfter(1)).isTrue();
        }
        assertThat(openAfter(1)).isFalse();
    }

    @Test
    void nobody_is_closed_while_being_answered() {
        deadline.answering();

        assertThat(openAfter(600)).isTrue();
    }

    @Test
    void between_two_requests_a_connection_may_idle_for_75_s() {
        deadline.answering();
        openAfter(40);
        deadline.idle();

        assertThat(openAfter(74)).isTrue();
        assertThat(openAfter(31)).isFalse();
    }

    @Test
    void the_next_request_has_30_s_again() {
        deadline.answering();
        deadline.idle();
        openAfter(60);
        channel.writeInbound("x");

        assertThat(openAfter(29)).isTrue();
        assertThat(openAfter(31)).isFalse();
    }
}
