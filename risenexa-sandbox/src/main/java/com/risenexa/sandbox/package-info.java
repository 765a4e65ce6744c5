/**
 * A local Risenexa to build and test against. Start with {@link com.risenexa.sandbox.Sandbox#start()}.
 */
package com.risenexa.sandbox;
