package com.risenexa.sandbox.junit;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As a base class of an application's tests may be. */
abstract class RegisteringBase {
    @RegisterExtension
    static final SandboxExtension risenexa = new SandboxExtension().withFault("503*2,ok");

    private final Sandbox constructed;

    RegisteringBase(Sandbox constructed) {
        this.constructed = constructed;
    }

    Sandbox constructed() {
        return constructed;
    }
}
