package com.risenexa.sandbox;

/** The scope of a fault's script: per event or global. */
public enum FaultScope {
    /** Each logical event, by its own attempts. */
    EVENT,
    /** All matching attempts together, in order of arrival. */
    GLOBAL
}
