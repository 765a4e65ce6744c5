package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import org.junit.jupiter.api.Test;

class ComposedTest extends BaseWithLostAnswers {
    @Test
    void an_annotation_made_of_ours_holds_for_subclasses_too(Sandbox sandbox) {
        sandbox.client().trackRegistration("usr_1");
        assertThat(sandbox)
                .counted(EventType.USER_REGISTERED, 1)
                .event("usr_1")
                .hasOutcomes(Outcome.LOST, Outcome.DUPLICATE);
    }
}

@LostAnswers
abstract class BaseWithLostAnswers {}
