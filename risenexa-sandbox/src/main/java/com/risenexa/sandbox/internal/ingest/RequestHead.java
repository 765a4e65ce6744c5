package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.KeyMask;
import java.util.Iterator;
import java.util.Map;

/** The head of a request as it is stored: keys masked. */
final class RequestHead {
    private RequestHead() {}

    static String head(SandboxRequest call) {
        String token = KeyMask.bearer(call.header("authorization"));
        StringBuilder head = new StringBuilder(320);
        head.append(call.method())
                .append(' ')
                .append(KeyMask.text(call.uri(), token))
                .append(" HTTP/1.1\n");
        Iterator<Map.Entry<CharSequence, CharSequence>> headers = call.headers().iteratorCharSequence();
        while (headers.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = headers.next();
            String name = header.getKey().toString();
            head.append(name)
                    .append(": ")
                    .append(KeyMask.header(name, header.getValue().toString(), token))
                    .append('\n');
        }
        return head.toString();
    }
}
