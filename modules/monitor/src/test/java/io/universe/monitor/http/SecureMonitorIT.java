package io.universe.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.operations.MonitorOptions;
import io.universe.operations.MonitorOptions.Access;
import io.universe.operations.MonitorOptions.Reading;
import io.universe.operations.MonitorOptions.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The port as others reach it: over TLS, and with the token only. */
@Timeout(60)
class SecureMonitorIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        TestMonitor.await(vertx.close());
    }

    @Test
    void shouldAnswerOverTlsToWhoKnowsTheToken() throws Exception {
        Tls tls = pem();
        Access access = new Access(Set.of("localhost"), TestMonitor.TOKEN, Path.of("token"), Reading.NOTHING);
        MonitorOptions options =
                new MonitorOptions(access, Optional.of(tls), server -> server, List::of, (name, why) -> {});
        ControlServer server = new ControlServer(vertx, new FakeOperations(), options);
        int port = TestMonitor.await(server.openPort(SocketAddress.inetSocketAddress(0, "127.0.0.1")));

        assertThat(status(port, tls, "Bearer " + TestMonitor.TOKEN)).isEqualTo(200);
        assertThat(status(port, tls, "Bearer none")).isEqualTo(401);
        HttpClientResponse login = ask(HttpMethod.POST, "/login", port, tls, "Bearer " + TestMonitor.TOKEN);
        assertThat(login.getHeader("Set-Cookie")).contains("; Secure; HTTPOnly; SameSite=Strict");
    }

    @Test
    void shouldAnswerLoadBalancersOfOtherHostsWithoutTheTokenWhereTheyAreLetIn() throws Exception {
        Tls tls = pem();
        Access access = new Access(Set.of("localhost"), TestMonitor.TOKEN, Path.of("token"), Reading.HEALTH);
        MonitorOptions options =
                new MonitorOptions(access, Optional.of(tls), server -> server, List::of, (name, why) -> {});
        ControlServer server = new ControlServer(vertx, new FakeOperations(), options);
        int port = TestMonitor.await(server.openPort(SocketAddress.inetSocketAddress(0, "127.0.0.1")));

        assertThat(status(port, tls, "/balancer", "none")).isEqualTo(200);
        assertThat(status(port, tls, "/health/ready", "none")).isEqualTo(200);
        assertThat(status(port, tls, "/status.json", "none")).isEqualTo(401);
    }

    /** Files of a key store that is none are read at listening only. */
    @Test
    void shouldServeWithoutOptionsOfAnApplicationThatItCannotListenWith() throws Exception {
        Tls tls = pem();
        Access access = new Access(Set.of("localhost"), TestMonitor.TOKEN, Path.of("token"), Reading.ALL);
        MonitorOptions options = new MonitorOptions(
                access,
                Optional.of(tls),
                server -> server.setTrustOptions(new PemTrustOptions().addCertPath("/none.pem")),
                List::of,
                (name, why) -> {});
        ControlServer server = new ControlServer(vertx, new FakeOperations(), options);
        int port = TestMonitor.await(server.openPort(SocketAddress.inetSocketAddress(0, "127.0.0.1")));

        assertThat(status(port, tls, "none")).isEqualTo(200);
    }

    private int status(int port, Tls tls, String authorization) throws Exception {
        return status(port, tls, "/status.json", authorization);
    }

    private int status(int port, Tls tls, String path, String authorization) throws Exception {
        return ask(HttpMethod.GET, path, port, tls, authorization).statusCode();
    }

    private HttpClientResponse ask(HttpMethod method, String path, int port, Tls tls, String authorization)
            throws Exception {
        HttpClientOptions trusting = new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(tls.certificate().toString()));
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setHost("localhost")
                .setPort(port)
                .setURI(path)
                .putHeader("Authorization", authorization);
        HttpClient client = vertx.createHttpClient(trusting);
        HttpClientResponse response = TestMonitor.await(client.request(request).compose(HttpClientRequest::send));
        TestMonitor.await(client.close());
        return response;
    }

    /** A key and its certificate for localhost, made by the JDK's own tool. */
    private Tls pem() throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "monitor",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new Tls(
                write("cert.pem", "CERTIFICATE", store.getCertificate("monitor").getEncoded()),
                write(
                        "key.pem",
                        "PRIVATE KEY",
                        store.getKey("monitor", PASSWORD.toCharArray()).getEncoded()));
    }

    private Path write(String name, String kind, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                directory.resolve(name), "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
