package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.Engine;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/** Request line and headers. */
final class RequestHead {
    private RequestHead() {}

    static BasicHttpRequest of(Target target, Engine.Request request) {
        BasicHttpRequest head = new BasicHttpRequest("POST", target.path());
        head.addHeader("Host", target.authority());
        request.headers().forEach(head::addHeader);
        head.addHeader("Content-Length", Integer.toString(request.body().length));
        return head;
    }
}
