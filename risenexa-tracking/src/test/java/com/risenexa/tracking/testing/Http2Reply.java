package com.risenexa.tracking.testing;

import com.risenexa.testsupport.Line;
import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.Reply;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Just enough of HTTP/2 (RFC 9113) to answer each request with 202 and an empty body. */
public final class Http2Reply implements Reply {
    private static final int DATA = 0;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_STREAM_AND_HEADERS = 5;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final int answeredOnFirst;

    public Http2Reply() {
        this(Integer.MAX_VALUE);
    }

    /** @param answeredOnFirst after so many responses the first connection falls silent, and stays open */
    public Http2Reply(int answeredOnFirst) {
        this.answeredOnFirst = answeredOnFirst;
    }

    /** The bodies of all requests. */
    public List<String> bodies() {
        return bodies;
    }

    /** {@code PRI * HTTP/2.0} was read as if it were a request. */
    @Override
    public void to(RawRequest preface, Line line) throws IOException {
        DataInputStream in = new DataInputStream(line.socket().getInputStream());
        in.readNBytes("SM\r\n\r\n".length());
        line.write(frame(SETTINGS, 0, 0));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int left = preface.connection() == 1 ? answeredOnFirst : Integer.MAX_VALUE;
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == SETTINGS && (flags & ACK) == 0) {
                line.write(frame(SETTINGS, ACK, 0));
            }
            if (type == DATA) {
                body.writeBytes(payload);
                if ((flags & END_STREAM) != 0) {
                    bodies.add(body.toString(StandardCharsets.UTF_8));
                    body.reset();
                    if (left-- > 0) {
                        // HPACK: a literal value for the eighth name of the static table, :status.
                        line.write(frame(1, END_STREAM_AND_HEADERS, stream, 8, 3, '2', '0', '2'));
                    }
                }
            }
        }
    }

    private static byte[] frame(int type, int flags, int stream, int... payload) {
        byte[] frame = new byte[9 + payload.length];
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        frame[8] = (byte) stream;
        for (int i = 0; i < payload.length; i++) {
            frame[9 + i] = (byte) payload[i];
        }
        return frame;
    }
}
