package com.risenexa.sandbox.support;

import com.risenexa.sandbox.Sandbox;

/** What a user does who only embeds the sandbox: nothing here may need a test library. */
public final class EmbeddedOnly {
    private EmbeddedOnly() {}

    public static void main(String[] args) {
        for (String name : args) {
            try {
                Class.forName(name);
                throw new IllegalStateException(name + " is there");
            } catch (ClassNotFoundException e) {
                System.out.println("without " + name);
            }
        }
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).start()) {
            sandbox.faults().everyEvent("lost-ack,ok");
            System.out.println(sandbox.client().trackRegistration("usr_1").isAccepted() + " "
                    + sandbox.counters().registered().net() + " "
                    + sandbox.verify().ok());
        }
    }
}
