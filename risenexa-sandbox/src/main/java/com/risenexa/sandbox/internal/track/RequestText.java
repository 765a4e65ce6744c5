package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.identity.KeyMask;
import java.util.Map;

/** The head of a request as it is stored: keys masked. */
final class RequestText {
    private RequestText() {}

    static String head(Call call) {
        String token = KeyMask.bearer(call.header("authorization"));
        StringBuilder head = new StringBuilder(256);
        head.append(call.method())
                .append(' ')
                .append(KeyMask.text(call.uri(), token))
                .append(" HTTP/1.1\n");
        for (Map.Entry<String, String> header : call.headers()) {
            String name = header.getKey();
            head.append(name)
                    .append(": ")
                    .append(KeyMask.header(name, header.getValue(), token))
                    .append('\n');
        }
        return head.toString();
    }
}
