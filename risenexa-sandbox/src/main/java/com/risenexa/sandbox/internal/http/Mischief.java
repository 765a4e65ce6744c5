package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;

/** Does to a connection what a fault's step says. */
@FunctionalInterface
interface Mischief {
    /** Called on the connection's own thread. */
    void spoil(Step step, Answer answer, Line line);
}
