package com.risenexa.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection, without any HTTP library. */
public final class Line {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final Socket socket;

    Line(Socket socket) {
        this.socket = socket;
    }

    public Socket socket() {
        return socket;
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Ends it in good order, what was written first. */
    public void close() throws IOException {
        socket.close();
    }

    /** Ends it with an RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Holds this thread until the client, or the server's close, ends the connection. */
    public void awaitEnd() throws IOException {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
            // Whatever still comes.
        }
    }

    /** The next request, or null at the end of the stream. */
    @Nullable
    RawRequest read(int connection, RequestLog log) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return log.add(number -> new RawRequest(number, connection, text, body));
    }
}
