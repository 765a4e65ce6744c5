package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.doctor.Check.CheckResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A TLS handshake as the client makes it: is the certificate trusted, for this host, and for how long. */
final class TlsCheck {
    private static final Duration EXPIRES_SOON = Duration.ofDays(14);

    private TlsCheck() {}

    static CheckResult run(Diagnosis diagnosis) {
        if (!diagnosis.isHttps()) {
            return CheckResult.skipped("not used: base_url is plain http", null);
        }
        try {
            return handshake(diagnosis, new RecordingTrustManager(), Instant.now());
        } catch (GeneralSecurityException e) {
            return CheckResult.failed("this Java has no usable TLS: " + e.getMessage(), "check its trust store");
        }
    }

    private static CheckResult handshake(Diagnosis diagnosis, RecordingTrustManager trust, Instant now)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        String host = NetworkChecks.host(diagnosis.baseUrl());
        String protocol;
        try (Socket tcp = connected(diagnosis, host);
                SSLSocket tls =
                        (SSLSocket) context.getSocketFactory().createSocket(tcp, host, diagnosis.port(), true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            protocol = tls.getSession().getProtocol();
        } catch (IOException e) {
            return failed(host, trust, now, e);
        }
        X509Certificate certificate = trust.certificate();
        if (certificate == null) {
            return CheckResult.ok(protocol);
        }
        long days = Duration.between(now, certificate.getNotAfter().toInstant()).toDays();
        String fact = protocol + ", certificate valid for " + days + " more days";
        return days < EXPIRES_SOON.toDays()
                ? CheckResult.warning(fact, "the server's operator must renew the certificate")
                : CheckResult.ok(fact);
    }

    private static Socket connected(Diagnosis diagnosis, String host) throws IOException {
        InetSocketAddress proxy = NetworkChecks.httpProxy(diagnosis);
        Socket socket = new Socket(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy));
        socket.setSoTimeout((int) Diagnosis.TIMEOUT.toMillis());
        socket.connect(
                proxy == null
                        ? new InetSocketAddress(host, diagnosis.port())
                        : InetSocketAddress.createUnresolved(host, diagnosis.port()),
                (int) Diagnosis.TIMEOUT.toMillis());
        return socket;
    }

    private static CheckResult failed(String host, RecordingTrustManager trust, Instant now, IOException failure) {
        X509Certificate certificate = trust.certificate();
        if (certificate == null) {
            return CheckResult.failed(
                    "the TLS handshake with " + host + " failed: " + failure.getMessage(),
                    "check that base_url names an https server, and that nothing on the way intercepts TLS");
        }
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (notAfter.isBefore(now)) {
            return CheckResult.failed(
                    "the certificate of " + host + " expired "
                            + Duration.between(notAfter, now).toDays() + " days ago",
                    "the server's operator must renew the certificate; if the date here is wrong, set the clock");
        }
        Instant notBefore = certificate.getNotBefore().toInstant();
        if (notBefore.isAfter(now)) {
            return CheckResult.failed(
                    "the certificate of " + host + " is not valid before " + notBefore,
                    "set the clock of this machine");
        }
        return trust.isTrusted()
                ? CheckResult.failed(
                        "the certificate is for another host than " + host + ": " + failure.getMessage(),
                        "use the host that the certificate names")
                : CheckResult.failed(
                        "the certificate of " + host + " is not trusted by this Java (issuer "
                                + certificate.getIssuerX500Principal().getName() + ")",
                        "add the issuer to the trust store: -Djavax.net.ssl.trustStore=FILE");
    }

    /**
     * The JVM's own trust decisions, made in two steps so that a failure can be explained: the certificate is kept, also one
     * that is not trusted, and a trusted certificate of another host can be told from one that is not trusted at all.
     */
    static final class RecordingTrustManager extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager jvm;
        private @Nullable X509Certificate certificate;
        private boolean trusted;

        RecordingTrustManager() throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            this.jvm = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
        }

        /** The server's certificate; null if none was received. */
        @Nullable
        X509Certificate certificate() {
            return certificate;
        }

        /** Whether the chain is trusted, whatever host it is for. */
        boolean isTrusted() {
            return trusted;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            certificate = chain[0];
            jvm.checkServerTrusted(chain, type);
            trusted = true;
            jvm.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            jvm.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            jvm.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            jvm.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            jvm.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            jvm.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return jvm.getAcceptedIssuers();
        }
    }
}
