package com.risenexa.sandbox.junit;

import com.risenexa.sandbox.RisenexaSandboxTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An annotation of a user's own, made of ours. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@RisenexaSandboxTest(faults = "lost-ack,ok")
@interface LostAnswers {}
