package com.risenexa.tracking.internal.http;

/** Says what came instead of an answer of Risenexa (CONTRACT R9). */
final class UnexpectedAnswer {
    private UnexpectedAnswer() {}

    static String describe(AnswerText text) {
        int status = text.answer().status();
        if (status / 100 == 2) {
            return "status " + status + " with a body that is no JSON: a proxy or a login page may have answered"
                    + " in place of Risenexa; check base_url";
        }
        if (status / 100 == 3) {
            return "status " + status + ": redirects are not followed, the API key must not travel to another host;"
                    + " check base_url";
        }
        String advice = status == 407
                ? "a proxy asks for credentials, which only an httpClient(…) with an authenticator can give"
                : "check base_url";
        return "unexpected status " + status + ": " + text.messageOr(advice);
    }
}
