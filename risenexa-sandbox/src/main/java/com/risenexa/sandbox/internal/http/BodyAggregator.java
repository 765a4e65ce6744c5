package com.risenexa.sandbox.internal.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpContentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates requests. A body over the limit is discarded; its request then comes without a body and with a
 * {@link TooLongHttpContentException} as decoder result.
 */
final class BodyAggregator extends HttpObjectAggregator {
    private @Nullable FullHttpRequest oversized;
    private long discarded;

    BodyAggregator() {
        super(HttpServer.MAX_BODY_BYTES);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, HttpObject message, List<Object> out) throws Exception {
        super.decode(ctx, message, out);
        FullHttpRequest request = oversized;
        if (request == null) {
            return;
        }
        discarded += message instanceof HttpContent content ? content.content().readableBytes() : 0;
        boolean isAtEnd = message instanceof LastHttpContent
                || discarded > HttpServer.MAX_DISCARDED_BYTES
                || HttpUtil.is100ContinueExpected(request);
        if (isAtEnd) {
            oversized = null;
            out.add(request);
        }
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage message) {
        HttpRequest request = (HttpRequest) message;
        FullHttpRequest empty = new DefaultFullHttpRequest(
                request.protocolVersion(),
                request.method(),
                request.uri(),
                Unpooled.EMPTY_BUFFER,
                request.headers(),
                EmptyHttpHeaders.INSTANCE);
        empty.setDecoderResult(
                DecoderResult.failure(new TooLongHttpContentException("over " + HttpServer.MAX_BODY_BYTES + " bytes")));
        oversized = empty;
        discarded = 0;
    }

    @Override
    protected @Nullable Object newContinueResponse(HttpMessage start, int limit, ChannelPipeline pipeline) {
        boolean isContinued = HttpUtil.is100ContinueExpected(start) && !isContentLengthInvalid(start, limit);
        return isContinued ? super.newContinueResponse(start, limit, pipeline) : null;
    }

    /** Leaves the headers as they came: they are stored. */
    @Override
    protected void finishAggregation(FullHttpMessage aggregated) {}
}
